import { download } from "@/lib/csv";
import type { Definition } from "./definition";

/** Where everybody finds the published JSON Schema, also without signing in. */
export const SCHEMA = `${window.location.origin}/public/schemas/questionnaire.json`;

/** The document of the published JSON Schema, as an import takes it. */
export function documentOf(id: string, { customerType, languages, title, questions }: Definition, version?: number) {
  return { $schema: SCHEMA, id, ...(version !== undefined && { version }), customerType, languages, title, questions };
}

export function exportDefinition(id: string, definition: Definition, version?: number): void {
  download(`${id}-${version ?? "draft"}.json`, "application/json", `${JSON.stringify(documentOf(id, definition, version), null, 2)}\n`);
}
