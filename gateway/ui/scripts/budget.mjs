// The first page may cost 200 kB of compressed script, the first page behind the sign-in 250 kB; the build fails when one costs more.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

/** Every script that the browser loads for these entries, counted once. */
function weigh(...entries) {
  const seen = new Set();
  const visit = (key) => {
    if (!seen.has(key)) {
      seen.add(key);
      (manifest[key].imports ?? []).forEach(visit);
    }
  };
  entries.forEach(visit);
  return [...seen].map((key) => gzipSync(readFileSync(new URL(manifest[key].file, dist))).length).reduce((a, b) => a + b, 0);
}

const texts = ["src/app/i18n.en.json", "src/components/i18n.en.json"];
const pages = {
  "sign-in": [200_000, weigh("index.html", ...texts, "src/features/session/SignInPage.tsx", "src/features/session/i18n.en.json")],
  "compare sites": [250_000, weigh("index.html", ...texts, "src/app/Shell.tsx", "src/features/compare/ComparePage.tsx", "src/features/compare/i18n.en.json")],
};
for (const [page, [limit, bytes]] of Object.entries(pages)) {
  console.log(`${page}: ${(bytes / 1000).toFixed(1)} kB of compressed script (limit ${limit / 1000} kB)`);
}
if (Object.values(pages).some(([limit, bytes]) => bytes > limit)) {
  process.exit(1);
}
