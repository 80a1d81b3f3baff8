import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse } from "msw";
import { RouterProvider, createMemoryRouter } from "react-router";
import { beforeEach, expect, test } from "vitest";
import type { Session } from "@/lib/contract";
import { answer, problem } from "@/testing/server";
import { aResponse, aSession } from "@/testing/samples";
import { Providers, createQueryClient } from "./App";
import { PLACES, isAt, placesFor, startFor } from "./pages";
import { routes } from "./router";

function start(address: string, session: Session | null) {
  answer("get", "/api/session", () => (session ? HttpResponse.json(session) : problem(401, "unauthenticated")));
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  render(
    <Providers client={createQueryClient()}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { user: userEvent.setup({ delay: null, pointerEventsCheck: 0 }), router, where: () => router.state.location.pathname + router.state.location.search };
}

beforeEach(() => {
  answer("get", "/api/setup", { needed: false });
  answer("get", "/api/feedback/touchpoints", []);
  answer("get", "/api/feedback/responses", { items: [aResponse()], next: null });
});

test("whoever is not signed in is led to the sign-in, and the way back is kept", async () => {
  const { where } = start("/responses?moment=MISERY", null);
  expect(await screen.findByRole("heading", { name: "Sign in" })).toBeInTheDocument();
  expect(where()).toBe("/sign-in?next=%2Fresponses%3Fmoment%3DMISERY");
});

test("a session that ends while a page is open leads to the sign-in and back", async () => {
  const { user, where } = start("/responses", aSession());
  await screen.findByRole("row", { name: /Waited/ });
  answer("get", "/api/feedback/responses", () => problem(401, "unauthenticated"));
  await user.click(screen.getByRole("combobox", { name: "Moment" }));
  await user.click(await screen.findByRole("option", { name: "Misery" }));
  expect(await screen.findByRole("heading", { name: "Sign in" })).toBeInTheDocument();
  answer("post", "/api/session", aSession());
  answer("get", "/api/feedback/responses", { items: [aResponse()], next: null });
  await user.type(screen.getByLabelText(/Username/), "ada");
  await user.type(screen.getByLabelText(/^Password/), "long-enough-secret");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByRole("row", { name: /Waited/ })).toBeInTheDocument();
  expect(where()).toBe("/responses?moment=MISERY");
});

test("the navigation holds what the role may see", () => {
  const names = (session: Session) => placesFor(session.user).map((place) => place.name);
  expect(names(aSession(["HEAD_OFFICE"]))).toEqual([
    "compare",
    "journey",
    "returns",
    "inbox",
    "counter",
    "alerts",
    "complaints",
    "promises",
    "recovery",
    "messages",
    "responses",
    "voices",
    "visits",
    "customers",
    "questionnaires",
    "channels",
    "directory",
    "imports",
    "retention",
    "audit",
    "settings",
  ]);
  expect(names(aSession(["OPS"]))).toEqual(["directory"]);
});

test.each([
  ["HEAD_OFFICE", "*", "/compare"],
  ["SITE_MANAGER", ["a", "b"], "/compare"],
  ["SITE_MANAGER", ["a"], "/inbox"],
  ["SITE_MANAGER", [], "/inbox"],
  ["STAFF", ["a", "b"], "/inbox"],
  ["STAFF", ["a"], "/inbox"],
  ["OPS", [], "/directory"],
] as const)("%s at the sites %s starts on %s", (role, sites, path) => {
  expect(startFor(aSession([role], sites === "*" ? sites : [...sites]).user)).toBe(path);
});

test("a manager of one site who signs in is led to what waits there", async () => {
  answer("get", "/api/complaints", { items: [], next: null });
  answer("get", "/api/complaints/inbox", { mine: 0, unassigned: 0, dueToday: 0, open: 0, unread: 0 });
  const { user, where } = start("/", null);
  const manager = aSession(["SITE_MANAGER"], ["north-general"]);
  answer("post", "/api/session", manager);
  await user.type(await screen.findByLabelText(/Username/), "mia");
  await user.type(screen.getByLabelText(/^Password/), "long-enough-secret");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Inbox" })).toBeInTheDocument();
  expect(where()).toBe("/inbox");
});

test("entries stand in lists that say what they are for, those that a role does not see left out", async () => {
  start("/responses", aSession(["STAFF"], ["north-general"]));
  const navigation = await screen.findByRole("navigation", { name: "Main" });
  const lists = within(navigation).getAllByRole("list");
  expect(lists.map((list) => document.getElementById(list.getAttribute("aria-labelledby") ?? "")?.textContent)).toEqual(["Overview", "Today", "Listen", "Set up"]);
  expect(within(within(navigation).getByRole("list", { name: "Listen" })).getAllByRole("link").map((link) => link.textContent)).toEqual(["Responses", "Compliments", "Visits and inspections", "Customers"]);
  expect(within(navigation).getByRole("link", { name: "Responses" })).toHaveAttribute("aria-current", "page");
  expect(within(navigation).queryByRole("link", { name: "Imports" })).not.toBeInTheDocument();
});

test("a page belongs to its entry, also under another address", () => {
  const at = (pathname: string) => PLACES.filter((place) => isAt(place, pathname)).map((place) => place.name);
  expect(["/visits/v1", "/security-findings", "/security-findings/f1", "/sites/a", "/visitsx"].map(at)).toEqual([["visits"], ["visits"], ["visits"], ["compare"], []]);
});

test.each(["/security-findings", "/security-findings/f1", "/visits/new"])("staff do not reach %s, and nothing is asked", async (address) => {
  const asked = [answer("get", "/api/feedback/security-findings", { items: [], next: null }), answer("get", "/api/feedback/security-findings/f1", {})];
  start(address, aSession(["STAFF"], ["north-general"]));
  expect(await screen.findByRole("heading", { level: 1, name: "Your role does not include this page" })).toBeInTheDocument();
  expect(asked.flat()).toHaveLength(0);
});

test("operations see no customer data even by its address", async () => {
  const asked = answer("get", "/api/feedback/responses", { items: [], next: null });
  start("/responses", aSession(["OPS"], []));
  expect(await screen.findByRole("heading", { level: 1, name: "Your role does not include this page" })).toBeInTheDocument();
  expect(within(screen.getByRole("navigation")).queryByText("Responses")).not.toBeInTheDocument();
  expect(screen.getByText("You see no customer data")).toBeInTheDocument();
  expect(asked).toHaveLength(0);
});

test("after a navigation the focus is on the heading and the title tells the page", async () => {
  answer("get", "/api/notifications/messages", { items: [], next: null });
  const { user } = start("/responses", aSession());
  await screen.findByRole("row", { name: /Waited/ });
  await user.click(within(screen.getByRole("navigation")).getByText("Messages"));
  const heading = await screen.findByRole("heading", { level: 1, name: "Messages" });
  await waitFor(() => {
    expect(heading).toHaveFocus();
  });
  expect(document.title).toBe("Messages · Touchpoint");
});

test("a question mark lists the keys", async () => {
  const { user } = start("/responses", aSession());
  await screen.findByRole("row", { name: /Waited/ });
  await waitFor(async () => {
    await user.keyboard("?");
    expect(screen.getByRole("dialog", { name: "Keyboard" })).toBeInTheDocument();
  });
});

test("signing out leads to the sign-in page", async () => {
  const ended = answer("delete", "/api/session", null, 204);
  const { user, where } = start("/responses", aSession());
  await user.click(await screen.findByRole("button", { name: "Account of Ada Kern" }));
  await user.click(await screen.findByRole("menuitem", { name: "Sign out" }));
  await waitFor(() => {
    expect(where()).toBe("/sign-in");
  });
  expect(ended).toHaveLength(1);
});

test("a person changes the own password, and the new session's token is used from then on", async () => {
  const changed = answer("put", "/api/session/password", { ...aSession(), csrfToken: "fresh" });
  const ended = answer("delete", "/api/session", null, 204);
  const { user } = start("/responses", aSession());
  await user.click(await screen.findByRole("button", { name: "Account of Ada Kern" }));
  await user.click(await screen.findByRole("menuitem", { name: "Change password" }));
  const dialog = await screen.findByRole("dialog", { name: "Change password" });
  await user.type(within(dialog).getByLabelText(/Present password/), "quiet-otter-4471");
  await user.type(within(dialog).getByLabelText(/New password/), "short");
  await user.click(within(dialog).getByRole("button", { name: "Change password" }));
  expect(changed).toHaveLength(0);
  await user.type(within(dialog).getByLabelText(/New password/), "-no-longer-short");
  await user.click(within(dialog).getByRole("button", { name: "Change password" }));
  await waitFor(() => {
    expect(screen.queryByRole("dialog", { name: "Change password" })).not.toBeInTheDocument();
  });
  expect(changed[0]?.body).toEqual({ present: "quiet-otter-4471", password: "short-no-longer-short" });
  await user.click(await screen.findByRole("button", { name: "Account of Ada Kern" }));
  await user.click(await screen.findByRole("menuitem", { name: "Sign out" }));
  await waitFor(() => {
    expect(ended[0]?.headers.get("X-CSRF-Token")).toBe("fresh");
  });
});

test("the other language turns the page round", async () => {
  const { user } = start("/responses", aSession());
  await user.click(await screen.findByRole("button", { name: "العربية" }));
  expect(await screen.findByRole("heading", { level: 1, name: "الآراء" })).toBeInTheDocument();
  await waitFor(() => {
    expect(document.documentElement).toHaveAttribute("dir", "rtl");
  });
  await user.click(screen.getByRole("button", { name: "English" }));
  await waitFor(() => {
    expect(document.documentElement).toHaveAttribute("dir", "ltr");
  });
});

test("an address that does not exist says so", async () => {
  start("/nowhere", aSession());
  expect(await screen.findByRole("heading", { level: 1, name: "This page does not exist" })).toBeInTheDocument();
});
