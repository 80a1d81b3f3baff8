import { Anchor, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CsvButton, FilterSelect, InfoTip, StateBadge } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { AlertIcon, CheckIcon, DashIcon, FlagIcon } from "@/components/icons";
import { QueryView } from "@/components/states";
import { type CustomerCountQuery, bodyOf, feedback, given } from "@/lib/clients";
import type { Customer, Loyalty, LoyaltyCount, Page } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { useSiteNames } from "@/lib/sites";

const WANTED = ["DISSATISFIED", "SATISFIED", "DELIGHTED", "NONE"] as const;
const COUNTED = ["dissatisfied", "satisfied", "delighted", "unrated", "standIn"] as const;

const LOOKS = {
  DISSATISFIED: { tone: "bad", icon: <AlertIcon size={14} /> },
  SATISFIED: { tone: "good", icon: <CheckIcon size={14} /> },
  DELIGHTED: { tone: "info", icon: <FlagIcon size={14} /> },
  NONE: { tone: "quiet", icon: <DashIcon size={14} /> },
} as const;

export function LoyaltyBadge({ loyalty }: { loyalty: Loyalty | null }) {
  const { t } = useTranslation("customers");
  const segment = loyalty?.segment ?? "NONE";
  const { tone, icon } = LOOKS[segment];
  return (
    <>
      <StateBadge tone={tone} icon={icon}>
        {t(`loyalty.segment.${segment}`)}
      </StateBadge>
      {loyalty?.standIn && <span className="tp-sub">{t("loyalty.standIn")}</span>}
    </>
  );
}

export function LoyaltyFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation("customers");
  return <FilterSelect label={t("loyalty.title")} all={t("all")} value={value} options={WANTED.map((each) => ({ value: each, label: t(`loyalty.segment.${each}`) }))} onChange={onChange} />;
}

export function useLoyaltyColumns(): Column<Customer>[] {
  const { t } = useTranslation("customers");
  return [
    { id: "loyalty", header: t("loyalty.title"), cell: (row) => <LoyaltyBadge loyalty={row.loyalty} />, csv: (row) => t(`loyalty.segment.${row.loyalty?.segment ?? "NONE"}`) },
    { id: "loyaltyStandIn", header: t("loyalty.standIn"), csv: (row) => (row.loyalty === null ? null : row.loyalty.standIn ? t("components:yes") : t("components:no")) },
  ];
}

function Rule() {
  const { t } = useTranslation("customers");
  return <InfoTip label={t("loyalty.about")}>{t("loyalty.explained")}</InfoTip>;
}

/** The segment of one customer and how it came about. */
export function LoyaltySection({ loyalty }: { loyalty: Loyalty | null }) {
  const { t } = useTranslation("customers");
  const { dateTime, decimal, number } = useFormats();
  const siteName = useSiteNames();
  const basis = ({ gap, overall, face }: Loyalty["contacts"][number]) => {
    if (gap !== null) {
      return t("loyalty.byGap", { gap: decimal(gap) });
    }
    if (overall !== null) {
      return t("loyalty.byMark", { mark: number(overall) });
    }
    return face === null ? "" : t("loyalty.byFace", { face: number(face) });
  };
  return (
    <Paper withBorder p="md" component="section" data-loyalty={loyalty?.segment ?? "NONE"}>
      <Title order={2} mb="sm">
        {t("loyalty.title")} <Rule />
      </Title>
      <Stack gap={6}>
        <div>
          <LoyaltyBadge loyalty={loyalty} />
        </div>
        {loyalty === null && <Text c="dimmed">{t("loyalty.noneText")}</Text>}
        {loyalty?.contacts.map((each) => (
          <Text key={each.response}>
            <Anchor component={Link} to={`/responses/${each.response}`}>
              {dateTime(each.occurredAt)}
            </Anchor>{" "}
            · {siteName(each.site)} · {t(`loyalty.feeling.${each.feeling}`)}{" "}
            <span className="tp-sub">{basis(each)}</span>
          </Text>
        ))}
      </Stack>
    </Paper>
  );
}

function useLoyalty(site: string) {
  return useQuery({
    queryKey: ["customer-loyalty", site],
    queryFn: ({ signal }) => bodyOf<Page<LoyaltyCount>>(feedback.GET("/api/feedback/customers/loyalty", { params: { query: given<CustomerCountQuery>({ site }) }, signal })).then((page) => page.items),
  });
}

function Counts({ rows }: { rows: LoyaltyCount[] }) {
  const { t } = useTranslation("customers");
  const { number } = useFormats();
  const names = useNames();
  const siteName = useSiteNames();
  const columns: Column<LoyaltyCount>[] = [
    { id: "site", header: t("components:site"), cell: (row) => siteName(row.site), csv: (row) => siteName(row.site) },
    { id: "type", header: t("column.type"), cell: (row) => names("customerType", row.customerType), csv: (row) => names("customerType", row.customerType) },
    ...COUNTED.map((id): Column<LoyaltyCount> => ({ id, header: t(`loyalty.count.${id}`), align: "end", cell: (row) => number(row[id]), csv: (row) => row[id] })),
  ];
  return (
    <Paper withBorder p="md" component="section">
      <div style={{ display: "flex", alignItems: "center", justifyContent: "space-between", gap: 8, marginBottom: 12 }}>
        <Title order={2}>
          {t("loyalty.counts")} <Rule />
        </Title>
        <div style={{ flexShrink: 0 }}>
          <CsvButton name="customers-by-loyalty" rows={() => csvOf(columns, rows)} />
        </div>
      </div>
      {rows.length === 0 ? <Text c="dimmed">{t("nothingYet")}</Text> : <DataTable caption={t("loyalty.counts")} columns={columns} rows={rows} rowKey={(row) => `${row.site} ${row.customerType}`} />}
    </Paper>
  );
}

/** How many customers are dissatisfied, satisfied and delighted, by site and type. */
export function LoyaltyCounts({ site }: { site: string }) {
  const query = useLoyalty(site);
  return <QueryView query={query}>{(rows) => <Counts rows={rows} />}</QueryView>;
}
