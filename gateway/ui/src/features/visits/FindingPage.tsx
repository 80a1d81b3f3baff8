import { Anchor, Button, Group, Paper, Stack, Textarea, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { ByWhom } from "@/components/ByWhom";
import { Facts } from "@/components/Facts";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel, QueryView } from "@/components/states";
import type { SecurityFinding } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { useFormats } from "@/lib/format";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { useSiteZones } from "@/lib/sites";
import { useFinding, useHandleFinding } from "./api";
import { FindingStateBadge } from "./FindingStateBadge";

const FIELDS = ["note"] as const;

function Handle({ id }: { id: string }) {
  const { t } = useTranslation("visits");
  const handle = useHandleFinding(id);
  const form = useForm({ initialValues: { note: "" }, validate: { note: (text) => (text.trim() === "" ? t("needed") : null) } });
  return (
    <Paper withBorder p="md" component="section" className="tp-no-print">
      <Title order={2} mb="sm">
        {t("findings.handle")}
      </Title>
      {handle.isError && <ProblemPanel error={handle.error} faults={otherFaults(handle.error, FIELDS)} />}
      <form
        noValidate
        onSubmit={form.onSubmit(({ note }) => {
          handle.mutate(note.trim(), {
            onError: (error) => {
              showErrors(form, fieldErrors(error, FIELDS));
            },
          });
        }, toFirstWrong(form))}
      >
        <Textarea label={t("findings.note")} description={t("findings.noteHint")} required autosize minRows={2} maxLength={2000} {...form.getInputProps("note")} />
        <Group mt="sm">
          <Button type="submit" loading={handle.isPending}>
            {t("findings.handled")}
          </Button>
        </Group>
      </form>
    </Paper>
  );
}

function Detail({ finding, zone }: { finding: SecurityFinding; zone: string }) {
  const { t } = useTranslation("visits");
  const { dateTime } = useFormats();
  return (
    <div className="tp-two">
      <Stack gap="md">
        <Paper withBorder p="md" component="section">
          <Title order={2} mb="sm">
            {t("findings.column.what")}
          </Title>
          <p className="tp-prose" dir="auto">
            {finding.what ?? t("findings.gone")}
          </p>
        </Paper>
        {finding.state === "OPEN" && <Handle id={finding.id} />}
        {finding.note && (
          <Paper withBorder p="md" component="section">
            <Title order={2} mb="sm">
              {t("findings.note")}
            </Title>
            <p className="tp-prose" dir="auto">
              {finding.note}
            </p>
          </Paper>
        )}
      </Stack>
      <Paper withBorder p="md" component="section">
        <Title order={2} mb="sm">
          {t("findings.about")}
        </Title>
        <Facts
          items={[
            [t("findings.column.kind"), t(`findings.kind.${finding.kind}`)],
            [t("column.site"), finding.siteName],
            [t("findings.column.place"), finding.place],
            [t("findings.column.foundAt"), dateTime(finding.foundAt, zone)],
            finding.visit
              ? [
                  t("findings.foundBy"),
                  <Anchor key="visit" component={Link} to={`/visits/${finding.visit}`}>
                    {t("findings.aVisit")}
                  </Anchor>,
                ]
              : [t("findings.foundBy"), finding.recordedBy],
            [t("findings.handledBy"), finding.handledAt && <ByWhom key="handled" who={finding.handledBy} at={finding.handledAt} zone={zone} />],
          ]}
        />
      </Paper>
    </div>
  );
}

export default function FindingPage() {
  const { t } = useTranslation("visits");
  const { id = "" } = useParams();
  const query = useFinding(id);
  const zoneOf = useSiteZones();
  const finding = query.data;
  return (
    <>
      <PageHeader
        title={finding ? t("findings.titleOne", { kind: t(`findings.kind.${finding.kind}`), site: finding.siteName }) : t("findings.one")}
        back={{ to: "/security-findings", label: t("tab.findings") }}
        lead={finding && <FindingStateBadge state={finding.state} />}
      />
      <QueryView query={query}>{(found) => <Detail finding={found} zone={zoneOf(found.site)} />}</QueryView>
    </>
  );
}
