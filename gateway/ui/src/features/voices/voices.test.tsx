import { cleanup, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Compliment } from "@/lib/contract";
import { answer } from "@/testing/server";
import { open } from "@/testing/render";
import VoicePage from "./VoicePage";
import VoicesPage from "./VoicesPage";
import { stepsOf } from "./model";

function aCompliment(more: Partial<Compliment> = {}): Compliment {
  return {
    id: "v1",
    site: "north-general",
    source: "RESPONSE",
    touchpoint: "waiting",
    unit: null,
    person: null,
    personId: null,
    words: "Ana was so kind.",
    language: "en",
    response: "r1",
    letter: null,
    contactable: true,
    state: "NEW",
    recordedAt: "2026-11-20T10:00:00Z",
    recordedBy: null,
    thankedAt: null,
    thankedBy: null,
    forwardedAt: null,
    forwardedBy: null,
    restricted: false,
    ...more,
  };
}

test("the list says what was said and that nobody has it yet", async () => {
  answer("get", "/api/feedback/compliments", { items: [aCompliment()], next: null });
  open(<VoicesPage />, "/voices");
  expect(await screen.findByRole("row", { name: /Ana was so kind/ })).toHaveTextContent("Not said yet");
  expect(await screen.findByText("20 Nov 2026, 10:00 GMT")).toBeInTheDocument();
});

test("the words of praise that a restricted complaint came from are shown to nobody and not passed on", async () => {
  const compliment = aCompliment({ words: null, restricted: true, person: "Ana" });
  answer("get", "/api/directory/staff", { items: [], next: null });
  answer("get", "/api/feedback/compliments", { items: [compliment], next: null });
  answer("get", "/api/feedback/compliments/v1", compliment);
  open(<VoicesPage />, "/voices");
  expect(await screen.findByRole("row", { name: /For few eyes only/ })).toBeInTheDocument();
  cleanup();
  open(<VoicePage />, "/voices/v1", { route: "/voices/:id" });
  expect(await screen.findByText("For few eyes only")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Pass on" })).toBeDisabled();
});

test("a person is named before it is passed on", async () => {
  let compliment = aCompliment();
  answer("get", "/api/directory/staff", { items: [], next: null });
  answer("get", "/api/feedback/compliments/v1", () => Response.json(compliment));
  const saved = answer("put", "/api/feedback/compliments/v1", () => {
    compliment = aCompliment({ person: "Ana" });
    return Response.json(compliment);
  });
  const passed = answer("post", "/api/feedback/compliments/v1/forward", aCompliment({ person: "Ana", state: "FORWARDED" }));
  const { user } = open(<VoicePage />, "/voices/v1", { route: "/voices/:id" });
  expect(await screen.findByRole("button", { name: "Pass on" })).toBeDisabled();
  await user.type(screen.getByLabelText("Person"), "Ana");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => {
    expect(screen.getByRole("button", { name: "Pass on" })).toBeEnabled();
  });
  expect(saved[0]?.body).toEqual({ unit: null, person: "Ana", personId: null });
  await user.click(screen.getByRole("button", { name: "Pass on" }));
  await waitFor(() => {
    expect(passed).toHaveLength(1);
  });
});

test("who left no contact is not thanked, and what was passed on is not passed on again", () => {
  expect(stepsOf(aCompliment({ contactable: false }))).toEqual(["forward", "close"]);
  expect(stepsOf(aCompliment({ state: "FORWARDED" }))).toEqual(["thank"]);
  expect(stepsOf(aCompliment({ state: "FORWARDED", thankedAt: "2026-11-20T10:00:00Z" }))).toEqual([]);
});
