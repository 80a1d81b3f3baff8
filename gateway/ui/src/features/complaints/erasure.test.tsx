import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import type { ComplaintDetail, Role } from "@/lib/contract";
import { faultsOf } from "@/testing/axe";
import { open } from "@/testing/render";
import { aComplaintDetail, aPerson, aSession } from "@/testing/samples";
import { answer, problem } from "@/testing/server";
import ComplaintPage from "./ComplaintPage";

const ASKED = { askedAt: "2026-11-28T10:00:00Z", doneAt: null, revocable: true };

beforeEach(() => {
  answer("get", "/api/directory/staff", { items: [aPerson()], next: null });
});

function openCase(more: Partial<ComplaintDetail> = {}, roles: Role[] = ["SITE_MANAGER"]) {
  let shown = aComplaintDetail(more);
  answer("get", "/api/complaints/c1", () => HttpResponse.json(shown));
  return {
    ...open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id", session: aSession(roles) }),
    becomes: (next: Partial<ComplaintDetail>) => {
      shown = aComplaintDetail({ ...more, ...next });
      return HttpResponse.json(shown);
    },
  };
}

test("the customer of a case is erased once it was asked whether that is meant, and the page tells since when it waits", async () => {
  const { user, becomes } = openCase();
  const asked = answer("post", "/api/complaints/c1/erasure", () => becomes({ erasure: ASKED }));
  await user.click(await screen.findByRole("button", { name: "Erase the customer" }));
  const dialog = await screen.findByRole("dialog", { name: "Erase the customer of this complaint?" });
  expect(within(dialog).getByText(/Counts stay right/)).toBeInTheDocument();
  expect(within(dialog).getByText(/once the complaint has ended.*cannot be undone/)).toBeInTheDocument();
  expect(within(dialog).queryByRole("link")).not.toBeInTheDocument();
  expect(await faultsOf(dialog)).toEqual([]);
  expect(asked).toHaveLength(0);
  await user.click(within(dialog).getByRole("button", { name: "Erase the customer" }));
  expect(await screen.findByText(/will be erased once this case has ended \(asked on .*28 Nov/)).toBeInTheDocument();
  expect(asked[0]?.headers.get("If-Match")).toBe('"4"');
  expect(screen.queryByRole("button", { name: "Erase the customer" })).not.toBeInTheDocument();
});

test("whoever left an e-mail address is erased everywhere in the register, where the dialog leads", async () => {
  const { user } = openCase({ contact: { email: "ana+1@example.org", name: "Ana" } });
  await user.click(await screen.findByRole("button", { name: "Erase the customer" }));
  expect(within(await screen.findByRole("dialog")).getByRole("link", { name: "Look in Customers" })).toHaveAttribute("href", "/customers?q=ana%2B1%40example.org");
});

test("a wrong click is taken back while it waits", async () => {
  const { user, becomes } = openCase({ erasure: ASKED });
  const back = answer("delete", "/api/complaints/c1/erasure", () => becomes({ erasure: null }));
  await user.click(await screen.findByRole("button", { name: "Take it back" }));
  expect(await screen.findByRole("button", { name: "Erase the customer" })).toBeInTheDocument();
  expect(back).toHaveLength(1);
});

test("why it cannot be taken back any more is told", async () => {
  const { user } = openCase({ erasure: ASKED, status: "CLOSED" });
  answer("delete", "/api/complaints/c1/erasure", () => problem(409, "already-erased", { detail: "The customer was erased: nothing of them is left." }));
  expect(await screen.findByText(/will be erased within minutes/)).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Take it back" }));
  expect(await screen.findByText(/nothing of them is left/)).toBeInTheDocument();
});

test("what the register asked for, and what is done, is told and not taken back here", async () => {
  openCase({ erasure: { ...ASKED, doneAt: "2026-11-29T10:00:00Z", revocable: false } });
  expect(await screen.findByText(/The customer was erased on .*29 Nov/)).toBeInTheDocument();
  await waitFor(() => {
    expect(screen.queryByRole("button", { name: "Take it back" })).not.toBeInTheDocument();
  });
});

test("staff read that it waits and erase nobody", async () => {
  openCase({ status: "MERGED", erasure: ASKED }, ["STAFF"]);
  expect(await screen.findByText(/once the case that this one is merged into has ended/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Take it back" })).not.toBeInTheDocument();
});

test("staff are not offered to erase anybody", async () => {
  openCase({}, ["STAFF"]);
  expect(await screen.findByRole("button", { name: "Give a new link" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Erase the customer" })).not.toBeInTheDocument();
});
