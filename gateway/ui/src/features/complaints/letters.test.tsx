import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { expect, test } from "vitest";
import type { LetterTemplate } from "@/lib/contract";
import { faultsOf } from "@/testing/axe";
import { open } from "@/testing/render";
import { aComplaintDetail, aSession } from "@/testing/samples";
import { answer, problem } from "@/testing/server";
import ComplaintPage from "./ComplaintPage";
import { draftOf, gapOf } from "./model";
import TemplatesPage from "./TemplatesPage";

const ANA = { email: "ana@example.org", name: "Ana" };
const SORRY: LetterTemplate = { id: "t1", site: null, name: "An apology", language: "en", text: "Dear {name}, we are sorry.", retired: false, revision: 3, changedAt: "2026-11-20T10:00:00Z", changedBy: "Hanna Head" };

const PREVIEW = {
  language: "en", rightToLeft: false, text: "Dear Ana, we are sorry.", open: [], steps: ["GREET", "UNDERSTAND"], warnings: [{ caution: "EXCUSE", words: "our policy" }], byMail: true,
};

function openCase(more = {}) {
  answer("get", "/api/complaints/c1", aComplaintDetail({ contact: ANA, ...more }));
  answer("get", "/api/complaints/c1/clock", { timeZone: "UTC", clocks: [] });
  return open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id" });
}

test("a postal address goes with a letter only, and only such moves that say nothing of an end", () => {
  const writing = { channel: "REPLY" as const, text: "Hello", language: "en", recipient: "1 Road", template: undefined, to: "RESOLVED" };
  expect(draftOf(writing)).toEqual({ channel: "REPLY", text: "Hello", language: "en" });
  expect(draftOf({ ...writing, channel: "LETTER", to: "ACKNOWLEDGED", template: SORRY })).toEqual({
    channel: "LETTER", text: "Hello", language: "en", recipient: "1 Road", template: { id: "t1", revision: 3 }, to: "ACKNOWLEDGED",
  });
});

test("a reply begins with a template, shows what the customer reads, and is sent once with its key", async () => {
  answer("get", "/api/complaints/letter-templates", [SORRY]);
  const looked = answer("post", "/api/complaints/c1/letters/preview", PREVIEW);
  const sent = answer("post", "/api/complaints/c1/letters", { id: "l1" }, 201);
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: "Write to the customer" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("combobox", { name: "Begin with" }));
  await user.click(await screen.findByRole("option", { name: "An apology" }));
  expect(await within(dialog).findByText("Dear Ana, we are sorry.")).toBeInTheDocument();
  const prompts = within(dialog).getByRole("status", { name: "Steps of a good answer" });
  expect(within(prompts).getAllByText("found")).toHaveLength(2);
  expect(within(prompts).getAllByText("not found yet")).toHaveLength(3);
  expect(within(prompts).getByText("May sound like an excuse", { exact: false })).toHaveTextContent("our policy");
  expect(await faultsOf(dialog)).toEqual([]);
  expect(within(dialog).getByRole("combobox", { name: "Move the complaint at the same time" })).toHaveValue("Acknowledged");
  await user.click(within(dialog).getByRole("button", { name: "Send the reply" }));
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
  expect(looked.at(0)?.body).toMatchObject({ channel: "REPLY", text: "Dear {name}, we are sorry." });
  expect(sent.map(({ body }) => body)).toEqual([{ channel: "REPLY", text: "Dear {name}, we are sorry.", language: "en", template: { id: "t1", revision: 3 }, to: "ACKNOWLEDGED" }]);
  expect(sent[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f]{32}$/);
  expect(sent[0]?.headers.get("If-Match")).toBe('"4"');
});

test("what a template replaces is brought back, what was written outlives the dialog, and the same sent again is one letter", async () => {
  answer("get", "/api/complaints/letter-templates", [SORRY]);
  answer("post", "/api/complaints/c1/letters/preview", PREVIEW);
  const sent = answer("post", "/api/complaints/c1/letters", () => HttpResponse.error());
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: "Write to the customer" }));
  let dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByRole("textbox", { name: /^Text/ }), "We looked into it");
  await user.click(within(dialog).getByRole("combobox", { name: "Begin with" }));
  await user.click(await screen.findByRole("option", { name: "An apology" }));
  expect(within(dialog).getByRole("textbox", { name: /^Text/ })).toHaveValue(SORRY.text);
  await user.click(within(dialog).getByRole("button", { name: "Bring back what I wrote" }));
  await user.click(within(dialog).getByRole("button", { name: "Send the reply" }));
  await within(dialog).findByRole("alert");
  await user.click(within(dialog).getByRole("button", { name: "Cancel" }));
  await user.click(await screen.findByRole("button", { name: "Write to the customer" }));
  dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByRole("textbox", { name: /^Text/ })).toHaveValue("We looked into it");
  answer("post", "/api/complaints/c1/letters", ({ headers }) => {
    sent.push({ url: new URL("http://again/"), headers, body: null });
    return HttpResponse.json({ id: "l1" }, { status: 201 });
  });
  await user.click(within(dialog).getByRole("button", { name: "Send the reply" }));
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
  expect(new Set(sent.map(({ headers }) => headers.get("Idempotency-Key"))).size).toBe(1);
  expect(sent).toHaveLength(2);
});

test("a holding reply says how long it may take then, and is sent as one", async () => {
  answer("get", "/api/complaints/letter-templates", []);
  answer("post", "/api/complaints/c1/letters/preview", PREVIEW);
  const sent = answer("post", "/api/complaints/c1/letters", { id: "l1" }, 201);
  const { user } = openCase();
  answer("get", "/api/complaints/c1/clock", { timeZone: "UTC", clocks: [{ clock: "RESOLVE", longer: { count: 35, unit: "WORKING_DAYS" } }] });
  await user.click(await screen.findByRole("button", { name: "Write to the customer" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByRole("textbox", { name: /^Text/ }), "It takes longer");
  expect(await within(dialog).findByText(/The deadline is then 35 working days from receipt/)).toBeInTheDocument();
  await user.click(within(dialog).getByRole("switch", { name: /This is a holding reply/ }));
  await user.click(within(dialog).getByRole("button", { name: "Send the reply" }));
  await waitFor(() => {
    expect(sent.map(({ body }) => body)).toEqual([{ channel: "REPLY", text: "It takes longer", language: "en", to: "ACKNOWLEDGED", holding: true }]);
  });
});

test("dots that stand by themselves are what a template leaves open; those of the writer are not", () => {
  expect(gapOf("We found: … The reason was: …")).toEqual([10, 11]);
  expect(gapOf("One thing is missing:\n\n…\n\nPlease")).toEqual([23, 24]);
  expect(gapOf("We will now …, and you")).toEqual([12, 13]);
  expect(gapOf("We found: ... The reason")).toEqual([10, 13]);
  expect(gapOf("هذا ما تبين لنا: …، والسبب")).not.toBeNull();
  expect(gapOf("You wrote “I waited…” and “[…] nobody came...”")).toBeNull();
});

test("what a template leaves open is not sent, and the first such place is led to", async () => {
  answer("get", "/api/complaints/letter-templates", [{ ...SORRY, text: "We found: … The reason was: …" }]);
  answer("post", "/api/complaints/c1/letters/preview", PREVIEW);
  const sent = answer("post", "/api/complaints/c1/letters", { id: "l1" }, 201);
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: "Write to the customer" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("combobox", { name: "Begin with" }));
  await user.click(await screen.findByRole("option", { name: "An apology" }));
  await user.click(within(dialog).getByRole("button", { name: "Send the reply" }));
  expect(await within(dialog).findByText("Fill in what the template leaves open: …")).toBeInTheDocument();
  const text = within(dialog).getByRole<HTMLTextAreaElement>("textbox", { name: /^Text/ });
  expect(text).toHaveFocus();
  expect([text.selectionStart, text.selectionEnd]).toEqual([10, 11]);
  expect(sent).toHaveLength(0);
  await user.clear(text);
  await user.type(text, "We found a leak");
  expect(within(dialog).queryByText(/leaves open/)).not.toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Send the reply" }));
  await waitFor(() => {
    expect(sent).toHaveLength(1);
  });
});

test("an answer counts as the first unless its writer leaves the case where it is", async () => {
  answer("get", "/api/complaints/letter-templates", []);
  answer("post", "/api/complaints/c1/letters/preview", PREVIEW);
  const sent = answer("post", "/api/complaints/c1/letters", { id: "l1" }, 201);
  const { user } = openCase();
  await user.click(await screen.findByRole("button", { name: "Write to the customer" }));
  const dialog = await screen.findByRole("dialog");
  const move = within(dialog).getByRole("combobox", { name: "Move the complaint at the same time" });
  expect(move).toHaveValue("Acknowledged");
  await user.click(move);
  await user.click(await screen.findByRole("option", { name: "Acknowledged" }));
  expect(move).toHaveValue("");
  await user.type(within(dialog).getByRole("textbox", { name: /^Text/ }), "More soon");
  await user.click(within(dialog).getByRole("button", { name: "Send the reply" }));
  await waitFor(() => {
    expect(sent.map(({ body }) => body)).toEqual([{ channel: "REPLY", text: "More soon", language: "en" }]);
  });
});

test("an answer to a case that was answered already leaves it where it is", async () => {
  answer("get", "/api/complaints/letter-templates", []);
  const { user } = openCase({ status: "ACKNOWLEDGED", moves: ["INVESTIGATING", "RESOLVED"] });
  await user.click(await screen.findByRole("button", { name: "Write to the customer" }));
  expect(within(await screen.findByRole("dialog")).getByRole("combobox", { name: "Move the complaint at the same time" })).toHaveValue("");
});

test("an empty text is not sent, and what nothing fills is told by the server", async () => {
  answer("get", "/api/complaints/letter-templates", []);
  answer("post", "/api/complaints/c1/letters/preview", { ...PREVIEW, open: ["promise"] });
  const sent = answer("post", "/api/complaints/c1/letters", () => problem(400, "validation", { errors: [{ field: "text", reason: "unfilled-placeholder", message: "Nothing fills {promise} in this case." }] }));
  const { user } = openCase({ contact: null });
  await user.click(await screen.findByRole("button", { name: "Write to the customer" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText("The customer left no address: it stands on the tracking page only.")).toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Send the reply" }));
  expect(await within(dialog).findByText("Fill this in")).toBeInTheDocument();
  expect(sent).toHaveLength(0);
  await user.type(within(dialog).getByRole("textbox", { name: /^Text/ }), "We promised something");
  expect(await within(dialog).findByText("Nothing fills {promise} in this case: write it out before you send.")).toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Send the reply" }));
  expect(await within(dialog).findByText(/Nothing fills \{promise\} in this case\.$/)).toBeInTheDocument();
});

test("a letter begins with the postal address that the case has", async () => {
  answer("get", "/api/complaints/letter-templates", []);
  answer("post", "/api/complaints/c1/letters/preview", PREVIEW);
  const sent = answer("post", "/api/complaints/c1/letters", { id: "l1" }, 201);
  const { user } = openCase({ contact: null, postal: { name: "Ana Lee", address: "12 High Street\nLondon N2" } });
  expect(await screen.findByText(/12 High Street/)).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Write to the customer" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByText("Letter"));
  expect(dialog.getByRole("textbox", { name: "Name and postal address" })).toHaveValue("Ana Lee\n12 High Street\nLondon N2");
  await user.type(dialog.getByRole("textbox", { name: /^Text/ }), "We are sorry");
  await user.click(dialog.getByRole("button", { name: "Keep the letter as sent" }));
  await waitFor(() => {
    expect(sent[0]?.body).toMatchObject({ channel: "LETTER", recipient: "Ana Lee\n12 High Street\nLondon N2" });
  });
});

test("the timeline leads to what was sent and to files, and shows no id", async () => {
  const line = { at: "2026-11-20T11:00:00Z", actor: "Sam Reyes", from: null, visibleToCustomer: true };
  openCase({
    timeline: [
      { ...line, kind: "LETTER_SENT", text: "Dear Ana", to: "l1" },
      { ...line, kind: "REPLY_SENT", text: "Dear Ana again", to: "l2" },
      { ...line, kind: "FILE_ADDED", text: "ceiling.jpg", to: "f1" },
    ],
  });
  const links = await screen.findAllByRole("link", { name: "Download" });
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["/api/complaints/c1/files/f1", "/api/complaints/c1/letters/l1/pdf"]);
  expect(screen.getByText("Reply sent")).toHaveTextContent(/^Reply sent$/);
});

test("files are listed, added as they are, and taken back from the customer", async () => {
  const file = { id: "f1", name: "plan.pdf", type: "application/pdf", size: 2048, addedAt: "2026-11-20T10:00:00Z", addedBy: "Sam Reyes", fromCustomer: false, shared: true };
  answer("get", "/api/complaints/c1/files", [file, { ...file, id: "f2", name: "ceiling.jpg", addedBy: "Customer", fromCustomer: true }]);
  const shared = answer("put", "/api/complaints/c1/files/f1/sharing", { ...file, shared: false });
  const added = answer("post", "/api/complaints/c1/files", file, 201);
  const { user } = openCase();
  expect(await screen.findByRole("link", { name: "ceiling.jpg" })).toHaveAttribute("href", "/api/complaints/c1/files/f2");
  expect(screen.getByText(/^2 KB · .* · Sam Reyes$/)).toBeInTheDocument();
  expect(screen.queryByRole("switch", { name: "The customer sees ceiling.jpg" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("switch", { name: "The customer sees plan.pdf" }));
  await waitFor(() => {
    expect(shared.map(({ body }) => body)).toEqual([{ shared: false }]);
  });
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  await user.upload(input as HTMLInputElement, new File(["%PDF-1.7"], "bill.pdf", { type: "application/pdf" }));
  await user.click(screen.getByRole("button", { name: "Add it" }));
  await waitFor(() => {
    expect(Object.fromEntries(added[0]?.url.searchParams ?? [])).toEqual({ name: "bill.pdf", shared: "false" });
  });
});

test("a new link is mailed, or shown once to hand it over", async () => {
  const renewed = answer("post", "/api/complaints/c1/link", { trackingUrl: "https://care.example.org/t/new-secret", mailed: false });
  const { user } = openCase({ contact: null });
  await user.click(await screen.findByRole("button", { name: "Give a new link" }));
  expect(renewed).toHaveLength(0);
  await user.click(await screen.findByRole("button", { name: "End all links and give a new one" }));
  expect(await screen.findByText("https://care.example.org/t/new-secret")).toBeInTheDocument();
  expect(renewed).toHaveLength(1);
});

test("a manager keeps the templates of the own site and reads the others", async () => {
  answer("get", "/api/complaints/letter-templates", [SORRY, { ...SORRY, id: "t2", site: "north-general", name: "Ours" }]);
  const saved = answer("put", "/api/complaints/letter-templates/t2", () =>
    saved.length === 1 ? problem(412, "precondition-failed", { current: { ...SORRY, id: "t2", site: "north-general", name: "Theirs", revision: 4 } }) : HttpResponse.json({ ...SORRY, id: "t2" }),
  );
  const { user } = open(<TemplatesPage />, "/complaints/templates", { session: aSession(["SITE_MANAGER"], ["north-general"]) });
  expect(await screen.findByText("An apology")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Change An apology" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Change Ours" }));
  const dialog = await screen.findByRole("dialog");
  await user.clear(within(dialog).getByRole("textbox", { name: /^Name/ }));
  await user.type(within(dialog).getByRole("textbox", { name: /^Name/ }), "Mine");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  const conflict = await within(dialog).findByRole("alert");
  expect(within(conflict).getByText("Theirs")).toBeInTheDocument();
  await user.click(within(conflict).getAllByRole("button").at(-1) as HTMLElement);
  await waitFor(() => {
    expect(saved.map(({ headers }) => headers.get("If-Match"))).toEqual(['"3"', '"4"']);
  });
  expect(saved.at(-1)?.body).toMatchObject({ name: "Mine", site: "north-general", retired: false });
});
