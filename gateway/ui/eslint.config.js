import { readdirSync } from "node:fs";
import js from "@eslint/js";
import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

const features = readdirSync(new URL("./src/features", import.meta.url));

/** Imports point downwards only: app, then features, then components, then lib. */
function mayNotImport(files, group, message) {
  return { files, rules: { "no-restricted-imports": ["error", { patterns: [{ group, message }] }] } };
}

export default ts.config(
  { ignores: ["dist", "node_modules", "src/lib/api"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  hooks.configs.flat.recommended,
  a11y.flatConfigs.recommended,
  {
    rules: {
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "no-restricted-globals": ["error", { name: "fetch", message: "Use the client of src/lib/http: it adds the CSRF token and reads problem documents." }],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  { files: ["src/lib/http.ts", "scripts/**"], rules: { "no-restricted-globals": "off", "no-console": "off" } },
  { files: ["scripts/**", "*.js"], languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } } },
  { files: ["public/**"], languageOptions: { globals: { document: "readonly", window: "readonly", localStorage: "readonly" } } },
  ...features.map((feature) =>
    mayNotImport(
      [`src/features/${feature}/**`],
      ["@/app/*", ...features.filter((other) => other !== feature).map((other) => `@/features/${other}/*`), "../*/*"],
      "A feature imports no other feature and nothing of the app; share through components or lib.",
    ),
  ),
  mayNotImport(["src/components/**"], ["@/app/*", "@/features/*"], "Components know no feature and no app."),
  mayNotImport(["src/lib/**"], ["@/app/*", "@/features/*", "@/components/*"], "The library imports nothing above it."),
);
