import { download } from "@/lib/csv";
import type { Definition } from "./definition";

const SCHEMA = "/api/feedback/questionnaires/schema";

/** The document of the published JSON Schema, as an import takes it. */
export function documentOf(id: string, { customerType, languages, title, questions }: Definition, version?: number) {
  return { $schema: SCHEMA, id, ...(version !== undefined && { version }), customerType, languages, title, questions };
}

export function exportDefinition(id: string, definition: Definition, version?: number): void {
  download(`${id}-${version ?? "draft"}.json`, "application/json", `${JSON.stringify(documentOf(id, definition, version), null, 2)}\n`);
}
