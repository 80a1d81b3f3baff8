import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import { aSession } from "@/testing/samples";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { send } from "@/lib/http";
import { periodOf } from "@/lib/period";
import { useFilters } from "@/lib/url";
import { ConflictNotice } from "./ConflictNotice";
import { RoleButton, SearchField } from "./controls";
import { type Column, DataTable, csvOf, parseSort, sortParam } from "./DataTable";
import { PeriodFilter } from "./PeriodFilter";
import { domainOf } from "./RangeBar";
import { sparkPaths } from "./Sparkline";
import { QueryView } from "./states";

interface Fruit {
  name: string;
  weight: number;
}

const FRUIT: Fruit[] = [
  { name: "Apple", weight: 3 },
  { name: "Pear", weight: 2 },
];
const COLUMNS: Column<Fruit>[] = [
  { id: "name", header: "Name", cell: (fruit) => fruit.name, csv: (fruit) => fruit.name, sortable: true },
  { id: "weight", header: "Weight", cell: (fruit) => fruit.weight, csv: (fruit) => fruit.weight, align: "end", sortable: true },
  { id: "buttons", header: "Buttons", cell: () => "x" },
];

function Table({ onSort = () => undefined }: { onSort?: (sort: { by: string; descending: boolean }) => void }) {
  return <DataTable caption="Fruit" columns={COLUMNS} rows={FRUIT} rowKey={(fruit) => fruit.name} href={(fruit) => `/fruit/${fruit.name}`} sort={{ by: "name", descending: false }} onSort={onSort} />;
}

test("j, k and Enter walk through the rows and open one", async () => {
  const { user, where } = open(<Table />, "/list");
  await user.keyboard("jjk");
  expect(screen.getByRole("row", { name: /Apple/ })).toHaveAttribute("data-current", "true");
  await user.keyboard("j{Enter}");
  expect(where()).toBe("/fruit/Pear");
});

test("the sorted column says so, and figures begin with the largest", async () => {
  const onSort = vi.fn();
  const { user } = open(<Table onSort={onSort} />, "/list");
  expect(screen.getByRole("columnheader", { name: /Name/ })).toHaveAttribute("aria-sort", "ascending");
  await user.click(screen.getByRole("button", { name: "Weight" }));
  expect(onSort).toHaveBeenLastCalledWith({ by: "weight", descending: true });
  await user.click(screen.getByRole("button", { name: "Name" }));
  expect(onSort).toHaveBeenLastCalledWith({ by: "name", descending: true });
});

test("a sort survives the address", () => {
  expect(parseSort(sortParam({ by: "n", descending: true }), { by: "x", descending: false })).toEqual({ by: "n", descending: true });
});

test("the exported file holds the columns that have a figure for it", () => {
  expect(csvOf(COLUMNS, FRUIT)).toEqual([
    ["Name", "Weight"],
    ["Apple", 3],
    ["Pear", 2],
  ]);
});

test("a button for another role stays in sight, says whose it is and does nothing", async () => {
  const click = vi.fn();
  const { user } = open(
    <RoleButton needs={["HEAD_OFFICE"]} onClick={click}>
      Import
    </RoleButton>,
    "/x",
    { session: aSession(["STAFF"], ["north-general"]) },
  );
  const button = screen.getByRole("button", { name: "Import" });
  expect(button).toHaveAccessibleDescription("Needs the role Head office");
  await user.click(button);
  expect(click).not.toHaveBeenCalled();
});

function Searched({ said, hear }: { said: string[]; hear: (put: (value: string) => void) => void }) {
  const [value, setValue] = useState("");
  hear(setValue);
  return <SearchField label="Search" value={value} onChange={(text) => said.push(text)} />;
}

test("what is typed while an address is late is kept, and an address from elsewhere is taken", async () => {
  const said: string[] = [];
  let put: (value: string) => void = () => undefined;
  const { user } = open(<Searched said={said} hear={(set) => (put = set)} />, "/list");
  const field = screen.getByRole("searchbox");
  await user.type(field, "bus");
  await waitFor(() => {
    expect(said).toEqual(["bus"]);
  });
  await user.type(field, " late");
  act(() => {
    put("bus");
  });
  expect(field).toHaveValue("bus late");
  await waitFor(() => {
    expect(said).toEqual(["bus", "bus late"]);
  });
  act(() => {
    put("bus late");
  });
  act(() => {
    put("bus");
  });
  expect(field).toHaveValue("bus");
});

test("two filters changed before the address is drawn are both kept", async () => {
  function Page() {
    const [{ q, period }, change] = useFilters("q", "period");
    return (
      <button
        onClick={() => {
          change({ q: "bus" }, true);
          change({ period: "28d" });
        }}
      >
        {`${q}, ${period}`}
      </button>
    );
  }
  const { user, where } = open(<Page />, "/list");
  await user.click(screen.getByRole("button"));
  expect(await screen.findByRole("button", { name: "bus, 28d" })).toBeInTheDocument();
  expect(where()).toBe("/list?q=bus&period=28d");
});

test("a period's days are typed digit by digit and count when they are whole and in order", () => {
  const told: unknown[] = [];
  function Page() {
    const [filters, change] = useFilters("period", "from", "to");
    return (
      <PeriodFilter
        period={periodOf(filters, new Date("2026-11-21T15:00:00Z"))}
        onChange={(patch) => {
          told.push(patch);
          change(patch);
        }}
      />
    );
  }
  open(<Page />, "/list?period=custom&from=2026-11-01&to=2026-11-21");
  const [from, to] = [screen.getByLabelText("From"), screen.getByLabelText("To")];
  for (const typed of ["0002-01-31", "0020-01-31", "0202-01-31"]) {
    fireEvent.change(to, { target: { value: typed } });
  }
  expect(told).toEqual([]);
  fireEvent.change(to, { target: { value: "2026-01-31" } });
  expect(to).toHaveAccessibleDescription("This day is before the first one");
  expect([from, to].map((field) => (field as HTMLInputElement).value)).toEqual(["2026-11-01", "2026-01-31"]);
  expect(told).toEqual([]);
  fireEvent.change(from, { target: { value: "2026-01-01" } });
  expect(told).toEqual([{ period: "custom", from: "2026-01-01", to: "2026-01-31" }]);
  fireEvent.change(from, { target: { value: "" } });
  fireEvent.blur(from);
  expect(from).toHaveValue("2026-01-01");
});

test("a failed page shows the reason and the request id, and can be tried again", async () => {
  function Page() {
    const query = useQuery({ queryKey: ["thing"], queryFn: async () => (await (await send(new Request(new URL("/api/thing", window.location.origin)))).json()) as { name: string } });
    return <QueryView query={query}>{(thing) => <p>{thing.name}</p>}</QueryView>;
  }
  answer("get", "/api/thing", () => problem(503, "unavailable"));
  const { user } = open(<Page />, "/x");
  const alert = await screen.findByRole("alert");
  expect(within(alert).getByText("req-1")).toBeInTheDocument();
  expect(within(alert).getByText("This part is not available just now")).toBeInTheDocument();
  answer("get", "/api/thing", { name: "Found" });
  await user.click(within(alert).getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Found")).toBeInTheDocument();
});

test("a link with an id that cannot be one leads nowhere, as one of nothing does", async () => {
  function Page() {
    const query = useQuery({ queryKey: ["thing"], queryFn: () => send(new Request(new URL("/api/things/none-yet", window.location.origin))) });
    return <QueryView query={query}>{() => <p>Found</p>}</QueryView>;
  }
  answer("get", "/api/things/none-yet", () => problem(400, "validation", { title: "Bad Request", errors: [{ field: "id", reason: "wrong-type", message: "'id' has a value of the wrong type." }] }));
  open(<Page />, "/x");
  const alert = await screen.findByRole("alert");
  expect(within(alert).getByText("Not found")).toBeInTheDocument();
  expect(within(alert).queryByText(/wrong type|Bad Request/)).not.toBeInTheDocument();
  expect(within(alert).queryByRole("button", { name: "Try again" })).not.toBeInTheDocument();
});

test("the scale of the intervals holds them all and never leaves what is possible", () => {
  expect(domainOf([{ lower: 0.001, upper: 0.2 }, { lower: null, upper: null }], 0.5)).toEqual([0, expect.closeTo(0.52, 2)]);
  expect(domainOf([], null)).toEqual([0, 1]);
});

test("a week without a figure is a gap in the trend, not a zero", () => {
  const { lines } = sparkPaths([{ value: 0.5 }, { value: null }, { value: 0.7 }, { value: 0.6 }]);
  expect(lines.match(/M/g)).toHaveLength(2);
  expect(lines.match(/L/g)).toHaveLength(1);
});

test("two versions name their side in each cell, since a phone shows no head of the table", () => {
  open(<ConflictNotice sides={[{ what: "Words", mine: "Long", theirs: "Short" }]} busy={false} onTake={() => undefined} onKeep={() => undefined} />, "/list");
  const row = screen.getByRole("row", { name: "Words Long Short" });
  expect(within(row).getByRole("rowheader")).toHaveTextContent("Words");
  expect(within(row).getAllByRole("cell").map((cell) => [cell.dataset["label"], cell.textContent])).toEqual([["Yours", "Long"], ["Saved now", "Short"]]);
});
