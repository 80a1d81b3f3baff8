import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { answer } from "@/testing/server";
import { open } from "@/testing/render";
import { aMessage, aMessageDetail, aSession } from "@/testing/samples";
import MessagePage from "./MessagePage";
import MessagesPage from "./MessagesPage";

function openMessage(roles: ("STAFF" | "SITE_MANAGER")[] = ["SITE_MANAGER"]) {
  return open(<MessagePage />, "/messages/m1", { route: "/messages/:id", session: aSession(roles, ["north-general"]) });
}

test("the list says the state of each message and reads itself again", async () => {
  const asked = answer("get", "/api/notifications/messages", { items: [aMessage({ state: "DEAD", attempts: 8 })], next: null });
  open(<MessagesPage />, "/messages?state=DEAD");
  expect(within(await screen.findByRole("row", { name: /Thank you/ })).getByText("Given up")).toBeInTheDocument();
  expect(await screen.findByText("20 Nov 2026, 10:00 GMT")).toBeInTheDocument();
  expect(asked[0]?.url.searchParams.get("state")).toBe("DEAD");
  await waitFor(
    () => {
      expect(asked.length).toBeGreaterThan(1);
    },
    { timeout: 8_000 },
  );
});

test("a message shows its exact text and why it failed", async () => {
  answer("get", "/api/notifications/messages/m1", aMessageDetail({ state: "DEAD", lastError: "451 Greylisted" }));
  openMessage();
  expect(await screen.findByText("Dear Jo, thank you.")).toBeInTheDocument();
  expect(screen.getByText("451 Greylisted")).toBeInTheDocument();
});

test("a message that was given up can be sent again", async () => {
  answer("get", "/api/notifications/messages/m1", aMessageDetail({ state: "DEAD" }));
  const sent = answer("post", "/api/notifications/messages/m1/retry", { id: "m1", state: "PENDING" }, 202);
  const { user } = openMessage();
  await user.click(await screen.findByRole("button", { name: "Send again" }));
  await waitFor(() => {
    expect(sent).toHaveLength(1);
  });
});

test("staff see the button and learn whose it is", async () => {
  answer("get", "/api/notifications/messages/m1", aMessageDetail({ state: "DEAD" }));
  openMessage(["STAFF"]);
  expect(await screen.findByRole("button", { name: "Send again" })).toHaveAccessibleDescription("Needs the role Head office or Site manager");
});

test("a message on its way has no such button", async () => {
  answer("get", "/api/notifications/messages/m1", aMessageDetail({ state: "RETRYING" }));
  openMessage();
  await screen.findByText("Will be tried again");
  expect(screen.queryByRole("button", { name: "Send again" })).not.toBeInTheDocument();
});

test("a message about a restricted complaint says so, and words that are hidden are told as hidden", async () => {
  answer("get", "/api/notifications/messages/m1", aMessageDetail({ restricted: true, text: null, masked: ["text", "html"] }));
  openMessage();
  expect(await screen.findByText("Restricted complaint")).toBeInTheDocument();
  expect(screen.getByText("not shown to your role")).toBeInTheDocument();
});
