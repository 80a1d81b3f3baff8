import { Button, Select, Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { PageHeader } from "@/components/PageHeader";
import { Empty, QueryView } from "@/components/states";
import { TabRow } from "@/components/tabs";
import type { Site } from "@/lib/contract";
import { customerTypeOf } from "@/lib/customerTypes";
import { useKept } from "@/lib/kept";
import { useSites } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { Cards } from "./Cards";
import { LetterForm } from "./LetterForm";
import { Remark } from "./Remark";

const TABS = ["remark", "cards", "letter"] as const;
type Tab = (typeof TABS)[number];

function Desk({ sites }: { sites: Site[] }) {
  const { t } = useTranslation("counter");
  const [filters, change] = useFilters("tab", "site");
  const [last, keepLast] = useKept("tp-counter-site", "");
  const open = sites.filter((site) => site.open);
  const site = [filters.site, last, open[0]?.code].find((code) => open.some((each) => each.code === code)) ?? "";
  const tab: Tab = TABS.find((each) => each === filters.tab) ?? "remark";
  const chosen = open.find((each) => each.code === site);
  if (chosen === undefined) {
    return <Empty title={t("noSite.title")} text={t("noSite.text")} />;
  }
  return (
    <>
      {open.length > 1 && (
        <Select
          label={t("site")}
          searchable
          limit={100}
          allowDeselect={false}
          maw={420}
          mb="md"
          data={open.map((each) => ({ value: each.code, label: each.name }))}
          value={site}
          onChange={(code) => {
            keepLast(() => code ?? "");
            change({ site: code ?? "" }, true);
          }}
        />
      )}
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) => {
          change({ tab: value ?? "" }, true);
        }}
      >
        <TabRow open={tab} mb="md">
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tab.${each}`)}
            </Tabs.Tab>
          ))}
        </TabRow>
        <Tabs.Panel value="remark">
          <Remark key={site} site={site} type={customerTypeOf(chosen)} />
        </Tabs.Panel>
        <Tabs.Panel value="cards">
          <Cards key={site} site={chosen} />
        </Tabs.Panel>
        <Tabs.Panel value="letter">
          <LetterForm key={site} site={chosen} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

export default function CounterPage() {
  const { t } = useTranslation("counter");
  const sites = useSites();
  const [{ site }] = useFilters("site");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        aside={
          <Button component={Link} to={`/complaints/new${site && `?site=${site}`}`}>
            {t("complaint")}
          </Button>
        }
      />
      <QueryView query={sites}>{(data) => <Desk sites={data} />}</QueryView>
    </>
  );
}
