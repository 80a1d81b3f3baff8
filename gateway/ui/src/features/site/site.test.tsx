import { screen, within } from "@testing-library/react";
import i18next from "i18next";
import { expect, test } from "vitest";
import type { SiteProfile } from "@/lib/contract";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import { MISERY, SATISFACTION } from "@/testing/samples";
import { profileRows } from "./model";
import SitePage from "./SitePage";

const PROFILE: SiteProfile = {
  site: { code: "north-general", name: "North General", open: true, peerGroup: "", region: "north", regionName: "North", timeZone: "Europe/London" },
  measures: [{ measure: "satisfaction", n: 50, x: 40, value: 0.8, lower: 0.67, upper: 0.89, suppressed: false }],
  gaps: [
    { dimension: "EMPATHY", n: 4, mean: null, lower: null, upper: null, suppressed: true },
    { dimension: "TRUST", n: 40, mean: -0.75, lower: -1.1, upper: 0.4, suppressed: false },
  ],
  channels: [
    {
      channel: "KIOSK",
      measures: [
        { measure: "satisfaction", n: 0, x: null, value: null, lower: null, upper: null, suppressed: true },
        { measure: "one-tap", n: 50, x: 40, value: 0.8, lower: 0.67, upper: 0.89, suppressed: false },
        { measure: "nps", n: 7, x: null, value: null, lower: null, upper: null, suppressed: true },
      ],
    },
  ],
  from: "2026-10-25",
  to: "2026-11-21",
  refreshedAt: null,
  complaints: { open: 9, overdue: 2, received: 31, closed: 27 },
};

test("a measure that nobody answered is shown as such", () => {
  expect(profileRows(PROFILE, [SATISFACTION, MISERY]).map((row) => [row.id, row.n, row.value])).toEqual([
    ["satisfaction", 50, 0.8],
    ["misery", 0, null],
  ]);
});

test("a site shows its measures, its complaints and where to go on", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION, MISERY]);
  answer("get", "/api/reports/sites/north-general", PROFILE);
  open(<SitePage />, "/sites/north-general?period=28d", { route: "/sites/:code" });
  expect(await screen.findByRole("heading", { level: 1, name: "North General" })).toBeInTheDocument();
  expect(within(await screen.findByRole("row", { name: /Misery/ })).getByText("No data in this period")).toBeInTheDocument();
  expect(screen.getByText("Overdue now").parentElement).toHaveTextContent("2");
  expect(screen.getByRole("link", { name: "Responses" })).toHaveAttribute("href", "/responses?site=north-general&period=28d");
  expect(await screen.findByText("care@north-general.example")).toBeInTheDocument();
});

test("scores by channel and gaps stand with their base, and small ones are hidden", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION]);
  answer("get", "/api/reports/sites/north-general", PROFILE);
  open(<SitePage />, "/sites/north-general", { route: "/sites/:code" });
  expect(await screen.findByRole("row", { name: /Kiosk/ })).toHaveTextContent(/Kiosk–80\.0\D+67\.0\D+89\.0\D+n = 50–Hidden: n is under 10 · n = 7/);
  expect(screen.getByRole("row", { name: /Trust/ })).toHaveTextContent("-0.75-1.1 to +0.440");
  expect(screen.getByRole("row", { name: /Empathy/ })).toHaveTextContent("Hidden: n is under 10");
});

test("a site without answers says so of channels and gaps", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION]);
  answer("get", "/api/reports/sites/north-general", { ...PROFILE, gaps: [], channels: [] });
  open(<SitePage />, "/sites/north-general", { route: "/sites/:code" });
  expect(await screen.findByText("No scores in this period")).toBeInTheDocument();
  expect(screen.getByText(/Nobody was asked/)).toBeInTheDocument();
});

test("a site of somebody else is not found, and the page says so", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION]);
  answer("get", "/api/reports/sites/far-away", () => problem(404, "not-found"));
  open(<SitePage />, "/sites/far-away", { route: "/sites/:code" });
  expect(await screen.findByText(/belongs to a site that is not yours/)).toBeInTheDocument();
});

test("measures have their Arabic names, and those of the organisation their own", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION, { ...MISERY, id: "own", title: "Our own" }]);
  answer("get", "/api/reports/sites/north-general", PROFILE);
  await i18next.changeLanguage("ar");
  try {
    open(<SitePage />, "/sites/north-general", { route: "/sites/:code" });
    expect(await screen.findByRole("row", { name: /^العملاء الراضون/ })).toBeInTheDocument();
    expect(screen.getByRole("row", { name: /Our own/ })).toBeInTheDocument();
  } finally {
    await i18next.changeLanguage("en");
  }
});
