import "./visits.css";
import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { PageHeader } from "@/components/PageHeader";
import type { PlannedVisit } from "@/lib/contract";
import { LinkShown } from "./LinkShown";
import { PlanForm } from "./PlanForm";

function Planned({ planned: { visit, ...link }, onAnother }: { planned: PlannedVisit; onAnother: () => void }) {
  const { t } = useTranslation("visits");
  const email = visit.shopper?.email;
  return (
    <Paper withBorder p="md" maw={860}>
      <Stack gap="md">
        <LinkShown shopper={visit.shopper?.name ?? ""} link={link} />
        <Text>{email ? t("plan.mailed", { email }) : t("plan.handOver")}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onAnother}>
            {t("plan.another")}
          </Button>
          <Button component={Link} to={`/visits/${visit.id}`}>
            {t("plan.open")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

export default function NewVisitPage() {
  const { t } = useTranslation("visits");
  const [planned, setPlanned] = useState<PlannedVisit | null>(null);
  return (
    <>
      <PageHeader title={planned ? t("plan.done", { site: planned.visit.siteName }) : t("plan.title")} lead={planned ? undefined : t("plan.lead")} back={{ to: "/visits", label: t("title") }} />
      {planned ? (
        <Planned
          planned={planned}
          onAnother={() => {
            setPlanned(null);
          }}
        />
      ) : (
        <PlanForm onPlanned={setPlanned} />
      )}
    </>
  );
}
