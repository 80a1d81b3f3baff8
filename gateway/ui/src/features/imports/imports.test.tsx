import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { ImportMapping, ImportRun, PreparedImport } from "@/lib/contract";
import { open } from "@/testing/render";
import { answer, problem } from "@/testing/server";
import ImportPage from "./ImportPage";
import ImportsPage from "./ImportsPage";
import { canStop, initialMapping, progress, retyped, targetsOf, together, typedBy, typesOf, withAnswer, withMeaning } from "./model";

function aRun(more: Partial<ImportRun> = {}): ImportRun {
  return {
    id: "run-1",
    profile: "mapped",
    name: "branches.csv",
    state: "DONE",
    read: 10,
    imported: 7,
    refused: 2,
    known: 1,
    total: 10,
    error: null,
    notes: [],
    trial: null,
    undoable: true,
    undone: 0,
    createdAt: "2026-11-20T10:00:00Z",
    endedAt: null,
    ...more,
  };
}

const SUGGESTED: ImportMapping = { shape: { encoding: "UTF-8", delimiter: ";", header: true }, customerType: { value: "CONSUMER" }, source: "branches", site: { column: "Branch" }, answers: { overall: "Stars" }, occurredAt: { column: "Date", format: "ISO" }, comment: ["Comment"] };

const PREPARED: PreparedImport = {
  shape: { encoding: "UTF-8", delimiter: ";", header: true },
  columns: [
    { name: "Branch", samples: ["Main St", "north-general"] },
    { name: "Stars", samples: ["5"] },
    { name: "Date", samples: ["2026-01-05"] },
    { name: "Comment", samples: [] },
  ],
  rows: [["Main St", "5", "2026-01-05", "Kind"]],
  mapping: null,
  customerType: "CONSUMER",
  suggestions: { CONSUMER: SUGGESTED, PATIENT: { ...SUGGESTED, customerType: { value: "PATIENT" }, answers: { nps: "Stars" } } },
  targets: { CONSUMER: { answers: [{ field: "overall", text: "All in all?" }], touchpoints: ["waiting"] }, PATIENT: { answers: [{ field: "nps", text: "Recommend?" }], touchpoints: ["waiting"] } },
  saved: [],
};

function both(ours: ImportRun[], theirs: ImportRun[] = []) {
  answer("get", "/api/feedback/imports", { items: ours, next: null });
  answer("get", "/api/complaints/imports", { items: theirs, next: null });
}

test("runs of both services stand together, newest first", () => {
  const runs = together([aRun({ id: "a", createdAt: "2026-11-20T10:00:00Z" })], [aRun({ id: "b", createdAt: "2026-11-21T10:00:00Z" })]);
  expect(runs.map((run) => `${run.id} ${run.service}`)).toEqual(["b complaints", "a feedback"]);
});

test("progress is known once the file was read, and an undoing counts what is left", () => {
  expect(progress(aRun({ state: "RUNNING", read: 5, total: 20 }))).toBe(25);
  expect(progress(aRun({ state: "STAGING", total: null }))).toBeNull();
  expect(progress(aRun({ state: "UNDOING", imported: 10, undone: 4 }))).toBe(40);
  expect(canStop(aRun({ state: "RUNNING" }))).toBe(true);
  expect(canStop(aRun({ state: "UNDOING" }))).toBe(false);
});

test("another type of customer keeps what its questions know", () => {
  expect(retyped(SUGGESTED, PREPARED, { value: "PATIENT" }).answers).toEqual({ nps: "Stars" });
  expect(withAnswer(SUGGESTED, "overall", "").answers).toEqual({});
  expect(withMeaning(SUGGESTED, "site", "Main St", "north-general").site?.values).toEqual({ "Main St": "north-general" });
  expect(withMeaning(withMeaning(SUGGESTED, "site", "Main St", "x"), "site", "Main St", "").site?.values).toEqual({});
});

test("where a column says of whom a row is, the questions and touchpoints of all types are there", () => {
  const colleagues = { ...PREPARED, targets: { ...PREPARED.targets, COLLEAGUE: { answers: [{ field: "overall", text: "All in all, colleague?" }], touchpoints: ["request", "waiting"] } } };
  const mixed = typedBy(SUGGESTED, colleagues, "Who");
  expect(mixed.customerType).toEqual({ column: "Who", value: null });
  expect(mixed.answers).toEqual({ overall: "Stars", nps: "Stars" });
  expect(typesOf(mixed)).toHaveLength(4);
  expect(targetsOf(colleagues, typesOf(mixed))).toEqual({
    answers: [{ field: "overall", text: "All in all?" }, { field: "nps", text: "Recommend?" }],
    touchpoints: ["waiting", "request"],
  });
  expect(typedBy({ ...mixed, customerType: { column: "Who", value: "PATIENT" } }, colleagues, "Whom").customerType).toEqual({ column: "Whom", value: "PATIENT" });
  const single = typedBy(mixed, colleagues, null);
  expect(single.customerType).toEqual({ column: null, value: null });
  expect(retyped(single, colleagues, { value: "CONSUMER" }).answers).toEqual({ overall: "Stars" });
});

test("what is suggested with a column of types has the answers of all of them", () => {
  const customerType = { column: "Who", value: null, values: { Staff: "COLLEAGUE" } };
  const suggestions = { CONSUMER: { ...SUGGESTED, customerType }, PATIENT: { ...SUGGESTED, customerType, answers: { nps: "Stars" } } };
  expect(initialMapping({ ...PREPARED, suggestions }).answers).toEqual({ overall: "Stars", nps: "Stars" });
  expect(initialMapping(PREPARED).answers).toEqual({ overall: "Stars" });
});

test("the list shows what became of the rows, and what can be done", async () => {
  both([aRun()], [aRun({ id: "run-2", name: "cases.json", profile: "cfpb", state: "RUNNING", undoable: false, refused: 0 })]);
  open(<ImportsPage />, "/imports");
  const row = await screen.findByRole("row", { name: /branches\.csv/ });
  expect(row).toHaveTextContent("10 of 10 read: 7 imported, 1 known, 2 refused");
  expect(within(row).getByRole("link", { name: "Refused rows of branches.csv as CSV" })).toHaveAttribute("href", "/api/feedback/imports/run-1/refused");
  const running = screen.getByRole("row", { name: /cases\.json/ });
  expect(within(running).getByRole("button", { name: "Stop the import of cases.json" })).toBeInTheDocument();
  expect(within(running).queryByRole("button", { name: /Undo/ })).not.toBeInTheDocument();
});

test("undoing asks first", async () => {
  both([aRun()]);
  const asked = answer("post", "/api/feedback/imports/run-1/undo", aRun({ state: "UNDOING" }), 202);
  const { user } = open(<ImportsPage />, "/imports");
  await user.click(await screen.findByRole("button", { name: "Undo the import of branches.csv" }));
  expect(asked).toHaveLength(0);
  await user.click(await screen.findByRole("button", { name: "Remove them" }));
  await waitFor(() => {
    expect(asked).toHaveLength(1);
  });
});

test("nothing imported says what next", async () => {
  both([]);
  open(<ImportsPage />, "/imports");
  expect(await screen.findByText("Nothing was imported yet")).toBeInTheDocument();
});

test("the suggestion is filled in, and a trial keeps the mapping first", async () => {
  answer("get", "/api/feedback/imports/run-1", aRun({ state: "PREPARING", trial: null, undoable: false }));
  answer("get", "/api/feedback/imports/run-1/preparation", { ...PREPARED });
  const kept = answer("put", "/api/feedback/imports/run-1/mapping", SUGGESTED as never);
  const tried = answer("post", "/api/feedback/imports/run-1/trial", aRun({ state: "TRIAL" }), 202);
  const { user } = open(<ImportPage />, "/imports/run-1", { route: "/imports/:id" });
  expect(await screen.findByRole("table", { name: "The first rows of the file" })).toHaveTextContent("Main St");
  expect(screen.getByRole("textbox", { name: "Short name of the source" })).toHaveValue("branches");
  await user.click(screen.getByRole("button", { name: "Try without storing" }));
  await waitFor(() => {
    expect(tried).toHaveLength(1);
  });
  expect((kept[0]?.body as ImportMapping).answers).toEqual({ overall: "Stars" });
});

test("whose answers they are has to be chosen where the sites do not tell", async () => {
  answer("get", "/api/feedback/imports/run-1", aRun({ state: "PREPARING", undoable: false }));
  answer("get", "/api/feedback/imports/run-1/preparation", { ...PREPARED, customerType: null });
  const kept = answer("put", "/api/feedback/imports/run-1/mapping", () => problem(400, "validation", { errors: [{ field: "customerType", reason: "missing", message: "'customerType' needs a column, or one value for all rows." }] }));
  const { user } = open(<ImportPage />, "/imports/run-1", { route: "/imports/:id" });
  const type = await screen.findByRole("combobox", { name: "Customer" });
  expect(type).toHaveValue("");
  expect(screen.queryByText("All in all?")).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Import" }));
  expect(await screen.findByText("This needs a column, or one value for all rows.")).toBeInTheDocument();
  expect((kept[0]?.body as ImportMapping).customerType).toEqual({ value: null });
  await user.click(type);
  await user.click(await screen.findByRole("option", { name: "Patient" }));
  expect(await screen.findByText("Recommend?")).toBeInTheDocument();
});

test("a site that goes by its name needs no meaning", async () => {
  answer("get", "/api/feedback/imports/run-1", aRun({ state: "PREPARING", undoable: false }));
  answer("get", "/api/feedback/imports/run-1/preparation", { ...PREPARED, columns: [{ name: "Branch", samples: ["north general", "Main St"] }, ...PREPARED.columns.slice(1)] });
  open(<ImportPage />, "/imports/run-1", { route: "/imports/:id" });
  expect(await screen.findByRole("combobox", { name: "Main St" })).toBeInTheDocument();
  await waitFor(() => {
    expect(screen.queryByRole("combobox", { name: "north general" })).not.toBeInTheDocument();
  });
});

test("what is wrong with a mapping stands beside its field", async () => {
  answer("get", "/api/feedback/imports/run-1", aRun({ state: "PREPARING", undoable: false }));
  answer("get", "/api/feedback/imports/run-1/preparation", { ...PREPARED });
  answer("put", "/api/feedback/imports/run-1/mapping", () => problem(400, "validation", { errors: [{ field: "occurredAt.format", reason: "invalid", message: "'occurredAt.format' must be ISO or a pattern." }] }));
  const { user } = open(<ImportPage />, "/imports/run-1", { route: "/imports/:id" });
  await user.click(await screen.findByRole("button", { name: "Import" }));
  expect(await screen.findByText("This must be ISO or a pattern.")).toBeInTheDocument();
});

const MIXED: PreparedImport = {
  ...PREPARED,
  columns: [...PREPARED.columns, { name: "Who", samples: ["Patient", "Our staff"] }, { name: "Waited", samples: ["840"] }, { name: "Sent by", samples: ["Eva"] }],
  targets: { ...PREPARED.targets, COLLEAGUE: { answers: [], touchpoints: ["request"] } },
};

test("a column can say whose answer each row is, how long they waited and who sent them", async () => {
  answer("get", "/api/feedback/imports/run-1", aRun({ state: "PREPARING", undoable: false }));
  answer("get", "/api/feedback/imports/run-1/preparation", { ...MIXED });
  const kept = answer("put", "/api/feedback/imports/run-1/mapping", SUGGESTED as never);
  answer("post", "/api/feedback/imports/run-1/trial", aRun({ state: "TRIAL" }), 202);
  const { user } = open(<ImportPage />, "/imports/run-1", { route: "/imports/:id" });
  const choose = async (label: string, option: string) => {
    await user.click(await screen.findByRole("combobox", { name: label }));
    await user.click(within(await screen.findByRole("listbox", { name: label })).getByRole("option", { name: option }));
  };
  expect(await screen.findByRole("combobox", { name: "Customer" })).toHaveValue("Consumer");
  await choose("Column with the type of customer", "Who");
  expect(screen.getByRole("combobox", { name: "Customer of all other rows" })).toHaveValue("");
  expect(screen.queryByRole("combobox", { name: "Patient" })).not.toBeInTheDocument();
  await choose("Our staff", "Colleague");
  await choose("Column with the seconds waited", "Waited");
  await choose("Column with who sent the customer", "Sent by");
  await user.click(screen.getByRole("button", { name: "Try without storing" }));
  await waitFor(() => {
    expect(kept).toHaveLength(1);
  });
  expect(kept[0]?.body).toMatchObject({ customerType: { column: "Who", value: null, values: { "Our staff": "COLLEAGUE" } }, waitedSeconds: "Waited", referredBy: "Sent by" });
});

test("what is wrong with the new columns stands beside them", async () => {
  answer("get", "/api/feedback/imports/run-1", aRun({ state: "PREPARING", undoable: false }));
  answer("get", "/api/feedback/imports/run-1/preparation", { ...MIXED, mapping: { ...SUGGESTED, customerType: { column: "Whom" }, waitedSeconds: "Wait" } });
  answer("put", "/api/feedback/imports/run-1/mapping", () =>
    problem(400, "validation", {
      errors: [
        { field: "customerType.column", reason: "unknown-column", message: "The file has no column 'Whom'." },
        { field: "waitedSeconds", reason: "unknown-column", message: "The file has no column 'Wait'." },
      ],
    }),
  );
  const { user } = open(<ImportPage />, "/imports/run-1", { route: "/imports/:id" });
  await user.click(await screen.findByRole("button", { name: "Import" }));
  expect(await screen.findByRole("combobox", { name: "Column with the type of customer" })).toHaveAccessibleDescription("The file has no column 'Whom'.");
  expect(screen.getByRole("combobox", { name: "Column with the seconds waited" })).toHaveAccessibleDescription("The file has no column 'Wait'.");
});

test("a trial names lines and reasons", async () => {
  const trial = { rows: 3, good: 1, known: 1, refused: 1, reasons: [{ reason: "site: there is no site 'x'", rows: 1 }], lines: [{ line: 4, reason: "site: there is no site 'x'", row: "x,5" }] };
  answer("get", "/api/feedback/imports/run-1", aRun({ state: "PREPARING", trial, undoable: false }));
  answer("get", "/api/feedback/imports/run-1/preparation", { ...PREPARED });
  open(<ImportPage />, "/imports/run-1", { route: "/imports/:id" });
  expect(await screen.findByText("3 rows: 1 would be imported, 1 are known already, 1 would be refused")).toBeInTheDocument();
  expect(screen.getAllByText("site: there is no site 'x'").length).toBeGreaterThan(0);
});
