import { Anchor, Button, Group, Paper, Select, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FilterSelect } from "@/components/controls";
import { PagedList } from "@/components/PagedList";
import { PageHeader } from "@/components/PageHeader";
import { Empty, ProblemPanel } from "@/components/states";
import type { Mail } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { useSites } from "@/lib/sites";
import { useUnits } from "@/lib/units";
import { useFilters } from "@/lib/url";
import { MailFiles } from "./MailFiles";
import { MAIL_KINDS, useAssignMail, useDismissMail, useTray } from "./mails";

function MailCard({ mail }: { mail: Mail }) {
  const { t } = useTranslation("complaints");
  const { dateTime } = useFormats();
  const names = useNames();
  const sites = (useSites().data ?? []).filter(({ open }) => open);
  const [site, setSite] = useState<string | null>(mail.site);
  const [unit, setUnit] = useState<string | null>(null);
  const units = useUnits(site ?? "").filter(({ open }) => open);
  const assign = useAssignMail();
  const dismiss = useDismissMail();
  const subject = mail.subject || t("mail.noSubject");
  return (
    <Paper withBorder p="md" component="article" aria-label={subject}>
      <Title order={2} size="h4" dir="auto">
        {subject}
      </Title>
      <Text size="sm" c="dimmed">
        <bdi>{[mail.senderName, mail.sender].filter(Boolean).join(", ") || t("mail.noSender")}</bdi> · {dateTime(mail.takenAt)} ·{" "}
        <Anchor href={`/api/complaints/mails/${mail.id}/raw`} download size="sm" underline="always">
          {t("mail.asItCame")}
        </Anchor>
      </Text>
      {mail.reason && <Text fw={600}>{names("complaints:mail.reason", mail.reason)}</Text>}
      <p className="tp-prose tp-quote" dir="auto">
        {mail.words}
      </p>
      <MailFiles mail={mail} folder={null} />
      {(assign.error ?? dismiss.error) && <ProblemPanel error={assign.error ?? dismiss.error} />}
      <Group align="end" gap="sm">
        <Select
          label={t("column.site")}
          placeholder={t("mail.siteHint")}
          searchable
          limit={100}
          data={sites.map(({ code, name }) => ({ value: code, label: name }))}
          value={site}
          onChange={(code) => {
            setSite(code);
            setUnit(null);
          }}
        />
        {units.length > 0 && <Select label={t("unit")} placeholder={t("noUnit")} clearable data={units.map(({ code, name }) => ({ value: code, label: name }))} value={unit} onChange={setUnit} />}
        <Button
          disabled={site === null}
          loading={assign.isPending}
          onClick={() => {
            assign.mutate(
              { mail: mail.id, site: site ?? "", unit: unit ?? "" },
              {
                onSuccess: ({ reference }) => {
                  notifications.show({ message: t("intake.created", { reference }) });
                },
              },
            );
          }}
        >
          {t("mail.assign")}
        </Button>
        <Button
          variant="default"
          loading={dismiss.isPending}
          onClick={() => {
            dismiss.mutate(mail.id);
          }}
        >
          {t("mail.dismiss")}
        </Button>
      </Group>
    </Paper>
  );
}

/** Mails that came in and that no case was made of: head office says where they belong. */
export default function MailTrayPage() {
  const { t } = useTranslation("complaints");
  const [filters, , set] = useFilters("kind");
  const kind = MAIL_KINDS.find((known) => known === filters.kind) ?? "TO_ASSIGN";
  const query = useTray(kind);
  return (
    <>
      <PageHeader title={t("mail.tray")} lead={t("mail.lead")} back={{ to: "/complaints", label: t("title") }} />
      <div className="tp-filters">
        <FilterSelect label={t("mail.which")} all="" always wide value={kind} options={MAIL_KINDS.map((value) => ({ value, label: t(`mail.kind.${value}`) }))} onChange={set("kind")} />
      </div>
      <PagedList query={query} empty={<Empty title={t("mail.none")} text={t("mail.noneText")} />}>
        {(mails) => (
          <Stack gap="md">
            {mails.map((mail) => (
              <MailCard key={mail.id} mail={mail} />
            ))}
          </Stack>
        )}
      </PagedList>
    </>
  );
}
