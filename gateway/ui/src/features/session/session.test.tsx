import { QueryClient } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { SESSION, end, hasEnded } from "@/lib/session";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import { aSession } from "@/testing/samples";
import SetupPage from "./SetupPage";
import SignInPage from "./SignInPage";

beforeEach(() => {
  answer("get", "/api/setup", { needed: false });
});

async function signIn(user: ReturnType<typeof open>["user"], name = "ada", password = "long-enough-secret") {
  await user.type(await screen.findByLabelText(/Username/), name);
  await user.type(screen.getByLabelText(/^Password/), password);
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

test("signing in leads back to where the person was", async () => {
  answer("post", "/api/session", aSession());
  const { user, where } = open(<SignInPage />, "/sign-in?next=%2Fcomplaints%3Fsite%3Da", { session: null });
  expect(screen.getByText("Sign in to open the page you asked for.")).toBeInTheDocument();
  await signIn(user);
  await waitFor(() => {
    expect(where()).toBe("/complaints?site=a");
  });
});

test("only somebody who was signed in is told that the session has ended", async () => {
  answer("post", "/api/session", aSession());
  const client = new QueryClient();
  client.setQueryData(SESSION, aSession());
  end(client);
  const { user, where } = open(<SignInPage />, "/sign-in?next=%2Fcomplaints", { session: null });
  expect(screen.getByText(/Your session has ended/)).toBeInTheDocument();
  await signIn(user);
  await waitFor(() => {
    expect(where()).toBe("/complaints");
  });
  expect(hasEnded()).toBe(false);
});

test("signing in leads to no other host", async () => {
  answer("post", "/api/session", aSession());
  const { user, where } = open(<SignInPage />, "/sign-in?next=%2F%2Fevil.example", { session: null });
  await signIn(user);
  await waitFor(() => {
    expect(where()).toBe("/");
  });
});

test("wrong credentials are said in one sentence, and the name stays", async () => {
  answer("post", "/api/session", () => problem(401, "bad-credentials"));
  const { user } = open(<SignInPage />, "/sign-in", { session: null });
  await signIn(user);
  expect(await screen.findByRole("alert")).toHaveTextContent("Username or password is wrong.");
  expect(screen.getByLabelText(/Username/)).toHaveValue("ada");
});

test("an empty form is not sent", async () => {
  const sent = answer("post", "/api/session", aSession());
  const { user } = open(<SignInPage />, "/sign-in", { session: null });
  await user.click(await screen.findByRole("button", { name: "Sign in" }));
  expect(screen.getAllByText("Fill this in")).toHaveLength(2);
  expect(sent).toHaveLength(0);
});

test("an installation without accounts leads to its setup", async () => {
  answer("get", "/api/setup", { needed: true });
  const { where } = open(<SignInPage />, "/sign-in", { session: null });
  await waitFor(() => {
    expect(where()).toBe("/setup");
  });
});

test("a wrong setup code is said beside the code", async () => {
  answer("get", "/api/setup", { needed: true });
  answer("post", "/api/setup", () => problem(400, "validation", { errors: [{ field: "code", reason: "wrong", message: "is not the setup code" }] }));
  const { user } = open(<SetupPage />, "/setup", { session: null });
  await user.type(await screen.findByLabelText(/Setup code/), "nope");
  await user.type(screen.getByLabelText(/Your name/), "Ada");
  await user.type(screen.getByLabelText(/Username/), "ada");
  await user.type(screen.getByLabelText(/^Password/), "long-enough-secret");
  await user.click(screen.getByRole("button", { name: "Create the account" }));
  expect(await screen.findByText("is not the setup code")).toBeInTheDocument();
  expect(screen.getByLabelText(/Setup code/)).toHaveAttribute("aria-invalid", "true");
});
