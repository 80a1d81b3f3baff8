import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import { faultsOf } from "@/testing/axe";
import { open } from "@/testing/render";
import { answer, problem } from "@/testing/server";
import QuestionnairesPage from "./QuestionnairesPage";
import VersionsPage from "./VersionsPage";
import { BASE, SET, aDraft, aRevision, aVersion, listed, openDesigner } from "./samples";

beforeEach(() => {
  answer("post", `${BASE}/preview`, () => new HttpResponse("<p>preview</p>", { headers: { "Content-Type": "text/html" } }));
});

test("the list says version, draft, languages and number of questions", async () => {
  answer("get", BASE, { items: [listed({ draft: { revision: 1, updatedAt: "2026-11-20T10:00:00Z", updatedBy: "Ada Kern" } }), listed({ id: "new-one", title: { en: "New one" }, version: null, publishedAt: null })], next: null });
  open(<QuestionnairesPage />, "/questionnaires");
  const row = await screen.findByRole("row", { name: /Your visit/ });
  for (const words of ["Version 3", "Draft", "English and Arabic", "3", "Patient"]) {
    expect(within(row).getByText(words)).toBeInTheDocument();
  }
  expect(within(row).getByText(/^Ada Kern,/)).toBeInTheDocument();
  expect(within(screen.getByRole("row", { name: /New one/ })).getByText("Not published yet")).toBeInTheDocument();
  expect(await faultsOf(document.body)).toEqual([]);
});

test("head office begins a questionnaire with a set of the library", async () => {
  answer("get", BASE, { items: [listed()], next: null });
  answer("get", `${BASE}/library`, [SET]);
  const begun = answer("post", BASE, aDraft({ id: "ward" }), 201);
  const { user, where } = open(<QuestionnairesPage />, "/questionnaires");
  await user.click(await screen.findByRole("button", { name: "New questionnaire" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText(/^Code/), "patient");
  await user.click(within(dialog).getByRole("button", { name: "Begin the draft" }));
  expect(await within(dialog).findByText("There is a questionnaire with this code already")).toBeInTheDocument();
  await user.clear(within(dialog).getByLabelText(/^Code/));
  await user.type(within(dialog).getByLabelText(/^Code/), "ward");
  await user.click(within(dialog).getByRole("combobox", { name: "Begin with" }));
  await user.click(await screen.findByRole("option", { name: "Six secrets" }));
  await user.click(within(dialog).getByRole("button", { name: "Begin the draft" }));
  await waitFor(() => {
    expect(where()).toBe("/questionnaires/ward");
  });
  expect(begun[0]?.body).toEqual({ id: "ward", customerType: "PATIENT", from: { library: "six-secrets" } });
});

test("an import tells path by path what is wrong, and takes what is right as a draft", async () => {
  answer("get", BASE, { items: [listed()], next: null });
  let refused = true;
  const sent = answer("post", `${BASE}/import`, () =>
    refused ? problem(400, "validation", { errors: [{ field: "questions[2].text.en", reason: "missing", message: "'questions[2].text.en' is missing." }] }) : HttpResponse.json(aDraft({ id: "taken" }), { status: 201 }),
  );
  const { user, where } = open(<QuestionnairesPage />, "/questionnaires");
  await user.click(await screen.findByRole("button", { name: "Import" }));
  const dialog = await screen.findByRole("dialog");
  const choose = (text: string) => user.upload(document.querySelector('input[type="file"]') as HTMLInputElement, new File([text], "q.json", { type: "application/json" }));
  const start = within(dialog).getByRole("button", { name: "Import as draft" });
  await choose("no json");
  await user.click(start);
  expect(await within(dialog).findByText(/^This is no JSON/)).toBeInTheDocument();
  expect(sent).toHaveLength(0);
  await choose('{"id": "taken"}');
  await user.click(start);
  expect(await within(dialog).findByRole("row", { name: "questions[2].text.en This is missing." })).toBeInTheDocument();
  refused = false;
  await user.click(start);
  await waitFor(() => {
    expect(where()).toBe("/questionnaires/taken");
  });
  expect(sent[0]?.body).toEqual({ id: "taken" });
});

test("the versions are compared in words, any with any", async () => {
  answer("get", `${BASE}/patient`, aVersion());
  answer("get", `${BASE}/patient/draft`, () => problem(404, "not-found"));
  answer("get", `${BASE}/patient/versions`, [aRevision(3, { note: "Asks less" }), aRevision(2, { note: "Speaks Arabic" }), aRevision(1, { publishedBy: null })]);
  const asked = answer("get", `${BASE}/patient/diff`, { added: ["waited"], removed: [], moved: [], changed: [{ id: "overall", field: "required", from: false, to: true }, { id: null, field: "languages", from: ["en"], to: ["en", "ar"] }] });
  const { user, where } = open(<VersionsPage />, "/questionnaires/patient/versions", { route: "/questionnaires/:id/versions" });
  expect(await screen.findByText("Came with Touchpoint")).toBeInTheDocument();
  expect(await screen.findByText(/^Required/)).toHaveTextContent("before: No now: Yes");
  expect(screen.getByText(/^Languages:/)).toHaveTextContent("before: English now: English, Arabic");
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({ from: "2", to: "3" });
  expect(within(screen.getByRole("row", { name: /Version 2/ })).getByText("Speaks Arabic")).toBeInTheDocument();
  expect(screen.getByLabelText("What was said of these versions")).toHaveTextContent(/^Version 3, Ada KernAsks less$/);
  await user.click(screen.getByRole("combobox", { name: "From" }));
  await user.click(within(screen.getByRole("listbox", { name: "From" })).getByRole("option", { name: "Version 1" }));
  expect(where()).toBe("/questionnaires/patient/versions?from=1");
  expect(screen.getByLabelText("What was said of these versions")).toHaveTextContent("Version 2, Ada KernSpeaks Arabic");
  expect(await faultsOf(document.body)).toEqual([]);
});

test("an export is the document that an import takes", async () => {
  const { user } = openDesigner();
  const made = vi.mocked(URL.createObjectURL);
  const followed = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  made.mockClear();
  await user.click(await screen.findByRole("button", { name: "Export" }));
  const text = await (made.mock.calls[0]?.[0] as Blob).text();
  const { id, customerType, languages, title, questions } = aVersion();
  followed.mockRestore();
  expect(JSON.parse(text)).toEqual({ $schema: "/api/feedback/questionnaires/schema", id, customerType, languages, title, questions });
});
