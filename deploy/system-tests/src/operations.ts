import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from './api.js';
import { top } from './platform.js';

const modules = ['gateway', 'feedback-service', 'complaint-service', 'notification-service', 'reporting-service'];

/** What a service says that it can do, in its committed OpenAPI description. */
export interface Operation {
  module: string;
  method: string;
  path: string;
  parameters: { name: string; in: 'path' | 'query' | 'header'; schema?: { maximum?: number } }[];
  takesBody: boolean;
}

/** Every operation of every service; a new one is tested without being named anywhere. */
export const operations: Operation[] = modules.flatMap((module) => {
  const document = JSON.parse(readFileSync(join(top, module, 'src/main/resources/openapi.json'), 'utf8')) as Json;
  return Object.entries(document.paths as Record<string, Record<string, Json>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      module,
      method: method.toUpperCase(),
      path,
      parameters: (operation.parameters ?? []) as Operation['parameters'],
      takesBody: operation.requestBody !== undefined,
    })));
});

/** What an operation is called where it is named one by one. */
export function nameOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}
