import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import { aPerson, aSession, aSite } from "@/testing/samples";
import ApiKeysPage from "./ApiKeysPage";
import SiteFormPage from "./SiteFormPage";
import SitesPage from "./SitesPage";
import StaffPage from "./StaffPage";
import { codeOf, draftOf, matching, valuesOf } from "./model";

test("a code is made of a name", () => {
  expect(codeOf("St. Ánne, North")).toBe("st-anne-north");
});

test("a site goes through the form unchanged", () => {
  const { open: isOpen, revision, ...draft } = aSite();
  expect(isOpen).toBe(true);
  expect(revision).toBe(3);
  expect(draftOf(valuesOf(aSite()))).toEqual(draft);
});

test("sites are found by name, code, region and state", () => {
  const sites = [aSite(), aSite({ code: "south-bay", name: "Bay Hospital", region: { code: "south", name: "South" }, open: false })];
  expect(matching(sites, { q: "BAY", region: "", open: "" })).toHaveLength(1);
  expect(matching(sites, { q: "", region: "north", open: "" })[0]?.code).toBe("north-general");
  expect(matching(sites, { q: "", region: "", open: "false" })[0]?.code).toBe("south-bay");
});

test("an import names every refused line with its reason", async () => {
  const sent = answer("post", "/api/directory/sites/import", { read: 3, imported: 1, known: 1, refusedLines: 1, refused: [{ line: 3, reason: "timeZone: unknown" }] });
  const { user } = open(<SitesPage />, "/directory");
  await user.click(await screen.findByRole("button", { name: "Import sites" }));
  const dialog = await screen.findByRole("dialog");
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  await user.upload(input as HTMLInputElement, new File(["code,name\na,A"], "sites.csv", { type: "text/csv" }));
  await user.click(within(dialog).getByRole("button", { name: "Import" }));
  expect(await within(dialog).findByText("3 read, 1 imported, 1 already there, 1 refused")).toBeInTheDocument();
  expect(within(dialog).getByRole("row", { name: /3 timeZone: unknown/ })).toBeInTheDocument();
  expect(sent[0]?.body).toBe("code,name\na,A");
  expect(sent[0]?.headers.get("Content-Type")).toMatch(/^text\/csv/);
});

test("staff see the sites, but only head office adds one", async () => {
  open(<SitesPage />, "/directory", { session: aSession(["STAFF"], ["north-general"]) });
  expect(await screen.findByRole("row", { name: /North General/ })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Add a site" })).toHaveAttribute("aria-disabled", "true");
  expect(screen.queryByRole("tab", { name: "Staff" })).not.toBeInTheDocument();
});

test("a site is saved with the version that was read", async () => {
  answer("get", "/api/directory/sites/north-general", aSite());
  answer("get", "/api/directory/regions", { items: [], next: null });
  const sent = answer("put", "/api/directory/sites/north-general", aSite({ name: "General", revision: 4 }));
  const { user, where } = open(<SiteFormPage />, "/directory/sites/north-general", { route: "/directory/sites/:code" });
  const name = await screen.findByLabelText(/^Name/);
  await user.clear(name);
  await user.type(name, "General");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(where()).toBe("/directory");
  });
  expect(sent[0]?.headers.get("If-Match")).toBe('"3"');
  expect(sent[0]?.body).toMatchObject({ name: "General", region: { code: "north", name: "North" } });
});

test("a site that somebody else saved first shows both versions", async () => {
  let reads = 0;
  answer("get", "/api/directory/regions", { items: [], next: null });
  answer("get", "/api/directory/sites/north-general", () => Response.json(++reads === 1 ? aSite() : aSite({ name: "Their name", revision: 4 })));
  answer("put", "/api/directory/sites/north-general", () => problem(412, "precondition-failed"));
  const { user } = open(<SiteFormPage />, "/directory/sites/north-general", { route: "/directory/sites/:code" });
  await user.type(await screen.findByLabelText(/^Name/), " Mine");
  await user.click(screen.getByRole("button", { name: "Save" }));
  const row = await screen.findByRole("row", { name: /^Name/ });
  expect(within(row).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["North General Mine", "Their name"]);
});

test("a one-time password is shown once, and said so", async () => {
  answer("get", "/api/directory/staff", { items: [aPerson()], next: null });
  const sent = answer("post", "/api/directory/staff", { ...aPerson({ id: "u9", name: "Ida Moe" }), oneTimePassword: "quiet-otter" }, 201);
  const { user } = open(<StaffPage />, "/directory/staff");
  await user.click(await screen.findByRole("button", { name: "Add an account" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText(/^Name/), "Ida Moe");
  await user.type(within(dialog).getByLabelText(/^Username/), "ida");
  await user.click(within(dialog).getByRole("switch", { name: "All sites" }));
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await screen.findByText("quiet-otter")).toBeInTheDocument();
  expect(sent[0]?.body).toEqual({ username: "ida", name: "Ida Moe", roles: ["STAFF"], sites: "*" });
});

test("an account that works at no site is not asked for any", async () => {
  answer("get", "/api/directory/staff", { items: [aPerson()], next: null });
  const sent = answer("post", "/api/directory/staff", aPerson({ id: "u9", roles: ["OPS"], sites: [] }), 201);
  const { user } = open(<StaffPage />, "/directory/staff");
  await user.click(await screen.findByRole("button", { name: "Add an account" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText(/^Name/), "Olu Ops");
  await user.type(within(dialog).getByLabelText(/^Username/), "olu");
  await user.click(within(dialog).getByRole("combobox", { name: "Role" }));
  await user.click(await screen.findByRole("option", { name: "Operations" }));
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await within(dialog).findByText("Choose at least one site")).toBeInTheDocument();
  await user.click(await screen.findByRole("option", { name: "Staff" }));
  expect(within(dialog).queryByRole("combobox", { name: "Sites" })).not.toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(sent[0]?.body).toEqual({ username: "olu", name: "Olu Ops", roles: ["OPS"], sites: [] });
  });
});

test("nobody deactivates the own account, others can be", async () => {
  answer("get", "/api/directory/staff", { items: [aPerson({ id: "u1", name: "Ada Kern" }), aPerson()], next: null });
  const gone = answer("delete", "/api/directory/staff/u2", null, 204);
  const { user } = open(<StaffPage />, "/directory/staff");
  expect(await screen.findByRole("button", { name: "Deactivate Ada Kern" })).toBeDisabled();
  await user.click(screen.getByRole("button", { name: "Deactivate Sam Reyes" }));
  await waitFor(() => {
    expect(gone).toHaveLength(1);
  });
});

test("an account without sites has a dash for them", async () => {
  answer("get", "/api/directory/staff", { items: [aPerson({ roles: ["OPS"], sites: [], email: "ops@touchpoint.example" })], next: null });
  open(<StaffPage />, "/directory/staff");
  expect(within(await screen.findByRole("row", { name: /Sam Reyes/ })).getByText("–")).toBeInTheDocument();
});

test("a key is revoked only after a second question", async () => {
  answer("get", "/api/directory/api-keys", {
    items: [{ id: "k1", name: "Appointments", hint: "tp_4f", role: "STAFF", sites: "*", createdBy: "Ada Kern", createdAt: "2026-01-01T00:00:00Z", expiresAt: null, lastUsedAt: null }],
    next: null,
  });
  const gone = answer("delete", "/api/directory/api-keys/k1", null, 204);
  const { user } = open(<ApiKeysPage />, "/directory/api-keys");
  await user.click(await screen.findByRole("button", { name: "Revoke Appointments" }));
  expect(gone).toHaveLength(0);
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Revoke" }));
  await waitFor(() => {
    expect(gone).toHaveLength(1);
  });
});

test("a key of a role at sites needs its sites and a sensible time, others need no sites", async () => {
  answer("get", "/api/directory/api-keys", { items: [], next: null });
  const sent = answer("post", "/api/directory/api-keys", { id: "k9", key: "tp_secret" }, 201);
  const { user } = open(<ApiKeysPage />, "/directory/api-keys");
  await user.click((await screen.findAllByRole("button", { name: "Create a key" }))[0] as HTMLElement);
  const dialog = await screen.findByRole("dialog");
  const days = within(dialog).getByLabelText(/^Valid for/);
  await user.clear(days);
  await user.type(days, "9999");
  const create = within(dialog).getByRole("button", { name: "Create the key" });
  await user.click(create);
  expect(await within(dialog).findByText("Choose at least one site")).toBeInTheDocument();
  expect(within(dialog).getByText("Between 1 and 730 days")).toBeInTheDocument();
  expect(within(dialog).getByLabelText(/^Name/)).toHaveFocus();
  await user.type(within(dialog).getByLabelText(/^Name/), "Backup");
  await user.click(within(dialog).getByRole("combobox", { name: "Role" }));
  await user.click(await screen.findByRole("option", { name: "Operations" }));
  expect(within(dialog).queryByText("Choose at least one site")).not.toBeInTheDocument();
  await user.clear(days);
  await user.type(days, "30");
  await user.click(create);
  expect(await screen.findByText("tp_secret")).toBeInTheDocument();
  expect(sent[0]?.body).toEqual({ name: "Backup", role: "OPS", sites: [], expiresInDays: 30 });
});

const CALENDAR = {
  opening: [
    { day: "MONDAY", from: "08:00", to: "12:00" },
    { day: "MONDAY", from: "13:00", to: "18:00" },
  ],
  country: "GB",
  holidayRegion: "eng",
  closures: [],
  revision: 2,
};

function openCalendar() {
  answer("get", "/api/directory/sites/north-general", aSite());
  answer("get", "/api/directory/regions", { items: [], next: null });
  answer("get", "/api/directory/sites/north-general/calendar", CALENDAR);
  answer("get", "/api/directory/holiday-countries", ["DE", "GB"]);
  answer("get", "/api/directory/public-holidays", { regions: [{ code: "eng", name: "England" }], next: [{ date: "2026-12-25", name: "Christmas" }] });
  return open(<SiteFormPage />, "/directory/sites/north-general", { route: "/directory/sites/:code" });
}

test("a calendar shows its hours, the holidays that come, and is saved from the version that was seen", async () => {
  const saved = answer("put", "/api/directory/sites/north-general/calendar", { ...CALENDAR, revision: 3 });
  const { user } = openCalendar();
  expect(await screen.findByDisplayValue("13:00")).toBeInTheDocument();
  expect(await screen.findByText("Christmas")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Add hours on Saturday" }));
  const opens = screen.getByLabelText("Saturday, interval 1: opens");
  await user.clear(opens);
  await user.type(opens, "9");
  await user.click(screen.getByRole("button", { name: "Save the calendar" }));
  await waitFor(() => {
    expect(saved).toHaveLength(1);
  });
  expect(saved[0]?.headers.get("If-Match")).toBe('"2"');
  expect(saved[0]?.body).toMatchObject({ opening: [...CALENDAR.opening, { day: "SATURDAY", from: "09:00", to: "18:00" }], country: "GB", holidayRegion: "eng" });
});

test("hours that overlap are told beside the field and not sent", async () => {
  const saved = answer("put", "/api/directory/sites/north-general/calendar", CALENDAR);
  const { user } = openCalendar();
  const second = await screen.findByLabelText("Monday, interval 2: opens");
  await user.clear(second);
  await user.type(second, "11:30");
  await user.click(screen.getByRole("button", { name: "Save the calendar" }));
  expect(await screen.findByText("It overlaps another interval of that day")).toBeInTheDocument();
  expect(second).toHaveFocus();
  expect(saved).toHaveLength(0);
});

test("what the server refuses stands beside its field", async () => {
  answer("put", "/api/directory/sites/north-general/calendar", () =>
    problem(400, "validation", { errors: [{ field: "opening[1].to", reason: "closes-before-opening", message: "It closes before it opens." }] }),
  );
  const { user } = openCalendar();
  await user.click(await screen.findByRole("button", { name: "Save the calendar" }));
  expect(await screen.findByText("It closes before it opens.")).toBeInTheDocument();
  expect(screen.getByLabelText("Monday, interval 2: closes")).toHaveFocus();
});

test("units are named, closed and saved from the version that was seen", async () => {
  answer("get", "/api/directory/sites/north-general/units", { units: [{ code: "pharmacy", name: "Pharmacy", open: true }], revision: 4 });
  const saved = answer("put", "/api/directory/sites/north-general/units", { units: [], revision: 5 });
  const { user } = openCalendar();
  const section = await screen.findByRole("region", { name: "Units" });
  await within(section).findByDisplayValue("Pharmacy");
  await user.click(within(section).getByRole("switch", { name: "Takes complaints" }));
  await user.click(within(section).getByRole("button", { name: "Add a unit" }));
  const added = within(section).getByRole("group", { name: "Unit 2" });
  await user.type(within(added).getByLabelText("Name"), "Front Office");
  await user.click(within(section).getByRole("button", { name: "Add a unit" }));
  await user.click(within(section).getByRole("button", { name: "Remove unit 3" }));
  expect(within(section).queryByRole("button", { name: "Remove unit 1" })).not.toBeInTheDocument();
  await user.click(within(section).getByRole("button", { name: "Save the units" }));
  await waitFor(() => {
    expect(saved).toHaveLength(1);
  });
  expect(saved[0]?.headers.get("If-Match")).toBe('"4"');
  expect(saved[0]?.body).toEqual({
    units: [
      { code: "pharmacy", name: "Pharmacy", open: false },
      { code: "front-office", name: "Front Office", open: true },
    ],
  });
});
