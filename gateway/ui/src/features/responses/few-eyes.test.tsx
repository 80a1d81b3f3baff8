import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { open } from "@/testing/render";
import { aResponse, aResponseDetail } from "@/testing/samples";
import { answer } from "@/testing/server";
import ResponsePage from "./ResponsePage";
import ResponsesPage from "./ResponsesPage";

const BADGE = "For few eyes only";
const HIDDEN = { comment: null, restricted: true, contactable: true, masked: ["comment", "answers", "contact", "referredBy"] };

beforeEach(() => {
  answer("get", "/api/feedback/responses/r1/verdict", { suspect: null, verdict: null, by: null, at: null });
  answer("get", "/api/feedback/responses/r1/moderation", { state: "UNCHECKED", proposed: null, leftOut: [], shown: null, by: null, at: null, decisions: [], restricted: true });
  answer("get", "/api/feedback/responses/r1/praise", { praised: false, by: null, at: null, moment: "NEUTRAL", compliment: null });
  answer("get", "/api/complaints/from-responses", []);
  answer("get", "/api/feedback/moderation/count", { waiting: 0, more: false });
  answer("get", "/api/feedback/touchpoints", [{ code: "reception", name: "Reception desk", kind: "INTERACTION", journeys: [] }]);
  answer("get", "/api/feedback/questionnaires", { items: [{ id: "patient", title: { en: "Your visit" } }], next: null });
});

test("the list shows the marks of what is for few eyes, and says so in place of the words", async () => {
  answer("get", "/api/feedback/responses", { items: [aResponse({ comment: null, restricted: true })], next: null });
  const { user } = open(<ResponsesPage />, "/responses");
  const row = await screen.findByRole("row", { name: new RegExp(BADGE) });
  expect(within(row).getByText("2 of 5")).toBeInTheDocument();
  expect(within(row).queryByText(/No comment/)).not.toBeInTheDocument();
  const made = vi.mocked(URL.createObjectURL);
  const followed = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  made.mockClear();
  await user.click(screen.getByRole("button", { name: "CSV" }));
  followed.mockRestore();
  expect(await (made.mock.calls[0]?.[0] as Blob).text()).toContain(BADGE);
});

test("who may not see the complaint reads whose eyes it is for, and is offered no complaint to make of it", async () => {
  answer("get", "/api/feedback/responses/r1", aResponseDetail(HIDDEN));
  open(<ResponsePage />, "/responses/r1", { route: "/responses/:id" });
  expect(await screen.findByText(/is for the managers of the site and the handlers named there/)).toBeInTheDocument();
  // The badge, and in place of the comment, of the contact and of who sent the customer
  expect(screen.getAllByText(BADGE)).toHaveLength(4);
  expect(screen.queryByRole("link", { name: /complaint/i })).not.toBeInTheDocument();
});

test("who may see it reads the words, and that the look is logged", async () => {
  answer("get", "/api/feedback/responses/r1", aResponseDetail({ restricted: true, comment: "Smith shouted at me" }));
  open(<ResponsePage />, "/responses/r1", { route: "/responses/:id" });
  expect(await screen.findByText("Smith shouted at me")).toBeInTheDocument();
  expect(screen.getByText(/every look is logged/)).toBeInTheDocument();
  expect(await screen.findByText(/Nothing of it is shown in public/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Approve" })).not.toBeInTheDocument();
});
