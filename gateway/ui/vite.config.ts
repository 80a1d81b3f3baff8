import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const gateway = process.env.TOUCHPOINT_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    // The content security policy allows fonts from 'self' only, not from data: addresses.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    // What every page needs and changes least, under names that say so; by itself the bundler names it after its smallest file, and cuts what
    // nearly all pages use of the widgets into dozens of files, which compress badly and which the list of files to load names one by one.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "libraries", test: /node_modules\/(?:react|react-dom|scheduler|react-router|i18next|react-i18next|openapi-fetch|@tanstack\/[a-z-]+)\// },
            { name: "widgets", test: /node_modules\/@mantine\//, minShareCount: 60 },
          ],
        },
      },
    },
  },
  server: { host: "127.0.0.1", proxy: { "/api": gateway, "/public": gateway } },
  test: {
    environment: "jsdom",
    setupFiles: ["src/testing/setup.ts"],
    // Builds share the machine with the services' own tests.
    maxWorkers: 1,
    // One jsdom for all files: starting it costs more than most files take. The setup resets what tests share.
    isolate: false,
    testTimeout: 60_000,
    css: false,
  },
});
