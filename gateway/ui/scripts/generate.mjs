// Writes the API types of src/lib/api from the OpenAPI files that the services commit.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const modules = ["gateway", "feedback-service", "complaint-service", "notification-service", "reporting-service"];
const top = new URL("../../../", import.meta.url);
const target = new URL("../src/lib/api/", import.meta.url);

/** The caller is read from the session or key; where a service lists it as a parameter, no client can send it. */
function withoutCaller(document) {
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path)) {
      operation.parameters = operation.parameters?.filter(({ name }) => name !== "caller");
    }
  }
  return document;
}

/** Names of the schemas that a part of the document leads to. */
function reachable(part, schemas, found = new Set()) {
  for (const [, name] of JSON.stringify(part ?? {}).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (!found.has(name)) {
      found.add(name);
      reachable(schemas[name], schemas, found);
    }
  }
  return found;
}

function mayBeNull(schema) {
  return [schema?.type].flat().includes("null") || (schema?.oneOf ?? schema?.anyOf ?? []).some(mayBeNull);
}

/** What may be null may also be left out of a request; in answers it is always there. */
function withOptionalNulls(document) {
  const schemas = document.components?.schemas ?? {};
  const bodies = Object.values(document.paths).flatMap((path) => Object.values(path).map((operation) => operation.requestBody));
  for (const name of reachable(bodies, schemas)) {
    const schema = schemas[name];
    schema.required = schema.required?.filter((property) => !mayBeNull(schema.properties?.[property]));
  }
  return document;
}

mkdirSync(target, { recursive: true });
for (const module of modules) {
  const source = new URL(`${module}/src/main/resources/openapi.json`, top);
  if (!existsSync(source)) {
    console.error(`${fileURLToPath(source)} is missing: the service's OpenApiTests write it with -Dgolden.update=true`);
    process.exit(1);
  }
  const types = astToString(await openapiTS(withOptionalNulls(withoutCaller(JSON.parse(readFileSync(source, "utf8"))))));
  const file = new URL(`${module}.d.ts`, target);
  if (!existsSync(file) || readFileSync(file, "utf8") !== types) {
    writeFileSync(file, types);
  }
}
console.log(`API types of ${modules.length} services are up to date`);
