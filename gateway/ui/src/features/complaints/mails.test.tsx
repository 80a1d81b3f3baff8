import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import { aComplaintDetail, aPerson } from "@/testing/samples";
import type { Mail } from "@/lib/contract";
import ComplaintPage from "./ComplaintPage";
import MailTrayPage from "./MailTrayPage";

function aMail(more: Partial<Mail> = {}): Mail {
  return {
    id: "m1",
    masked: [],
    takenAt: "2026-11-20T10:00:00Z",
    site: null,
    sender: "ana@example.org",
    senderName: "Ana",
    subject: "We waited",
    words: "Three hours.",
    size: 2048,
    reason: "NO_SITE",
    reply: false,
    files: [],
    ...more,
  };
}

beforeEach(() => {
  answer("get", "/api/directory/staff", { items: [aPerson()], next: null });
});

test("a mail of the tray tells why it is there and opens a complaint at the site that is chosen", async () => {
  answer("get", "/api/complaints/mails", { items: [aMail()], next: null });
  const assigned = answer("post", "/api/complaints/mails/m1/site", { complaint: "c1", reference: "C-2026-000007" });
  const { user } = open(<MailTrayPage />, "/complaints/mails");
  const card = await screen.findByRole("article", { name: "We waited" });
  expect(within(card).getByText("It names no site.")).toBeInTheDocument();
  expect(within(card).getByRole("button", { name: "Open a complaint there" })).toBeDisabled();
  await user.click(within(card).getByLabelText("Site", { selector: "input" }));
  await user.click(await screen.findByRole("option", { name: "North General" }));
  await user.click(within(card).getByRole("button", { name: "Open a complaint there" }));
  await waitFor(() => {
    expect(assigned[0]?.body).toEqual({ site: "north-general" });
  });
});

test("a mail is taken off the list, and what somebody else did meanwhile is told", async () => {
  answer("get", "/api/complaints/mails", { items: [aMail({ reason: "AUTO_REPLY" })], next: null });
  const dismissed = answer("post", "/api/complaints/mails/m1/dismissal", () => problem(409, "already-settled", { title: "Seen to", detail: "Somebody has seen to this mail." }));
  const { user } = open(<MailTrayPage />, "/complaints/mails?kind=NOT_TAKEN");
  await user.click(await screen.findByRole("button", { name: "Take off the list" }));
  expect(await screen.findByText(/Somebody has seen to this mail/)).toBeInTheDocument();
  expect(dismissed).toHaveLength(1);
});

test("which mails are shown stands in the address", async () => {
  const asked = answer("get", "/api/complaints/mails", { items: [], next: null });
  open(<MailTrayPage />, "/complaints/mails?kind=NOT_TAKEN");
  expect(await screen.findByText("Nothing waits")).toBeInTheDocument();
  expect(asked[0]?.url.searchParams.get("kind")).toBe("NOT_TAKEN");
});

test("a case leads to its mails, and hands out what is safe of their attachments", async () => {
  answer("get", "/api/complaints/c1", aComplaintDetail({ channel: "EMAIL" }));
  answer("get", "/api/complaints/c1/mails", [
    aMail({
      reason: null,
      files: [
        { n: 0, name: "photo.png", size: 5000, type: "image/png", keptBack: null },
        { n: 1, name: "run.exe", size: 100, type: null, keptBack: "OTHER_KIND" },
      ],
    }),
  ]);
  open(<ComplaintPage />, "/complaints/c1", { route: "/complaints/:id" });
  expect(await screen.findByRole("link", { name: "photo.png" })).toHaveAttribute("href", "/api/complaints/c1/mails/m1/files/0");
  expect(screen.queryByRole("link", { name: "run.exe" })).not.toBeInTheDocument();
  expect(screen.getByText(/neither a picture nor a PDF nor plain text/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Download as it came" })).toHaveAttribute("href", "/api/complaints/c1/mails/m1/raw");
});
