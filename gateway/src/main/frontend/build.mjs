// Builds the web UI when its sources have changed, and lays the files, with a gzip beside each, where the jar takes them from.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { constants, gzipSync } from "node:zlib";

const ui = "ui";
const dist = join(ui, "dist");
const target = process.argv[2];
const services = ["gateway", "feedback-service", "complaint-service", "notification-service", "reporting-service"];
const notSources = new Set(["node_modules", "dist", "coverage", "api"]);
const worthPacking = /\.(js|css|html|svg|json|txt|webmanifest)$/;

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return notSources.has(entry.name) ? [] : filesBelow(path);
    }
    return [path];
  });
}

function fingerprint(files) {
  const hash = createHash("sha256");
  for (const file of files.filter(existsSync).sort()) {
    hash.update(relative(".", file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function unlessSame(mark, print, work) {
  if (existsSync(mark) && readFileSync(mark, "utf8") === print) {
    return;
  }
  work();
  writeFileSync(mark, print);
}

function npm(...args) {
  const { status, error } = spawnSync("npm", args, { cwd: ui, stdio: "inherit" });
  if (error || status !== 0) {
    console.error(`npm ${args.join(" ")} failed${error ? `: ${error.message}` : ""}`);
    process.exit(1);
  }
}

const lock = [join(ui, "package.json"), join(ui, "package-lock.json")];
unlessSame(join(ui, "node_modules", ".touchpoint-installed"), fingerprint(lock), () =>
  npm("ci", "--ignore-scripts", "--no-audit", "--no-fund"),
);
const sources = [...filesBelow(ui), ...services.map((service) => join("..", service, "src/main/resources/openapi.json"))];
unlessSame(join(dist, ".touchpoint-built"), fingerprint(sources), () => npm("run", "build"));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
cpSync(dist, target, { recursive: true, filter: (file) => !/[\\/]\.[^\\/]+$/.test(file) });
for (const file of filesBelow(target).filter((name) => worthPacking.test(name) && statSync(name).size > 1024)) {
  writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }));
}
