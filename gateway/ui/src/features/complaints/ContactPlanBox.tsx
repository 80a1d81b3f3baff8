import { Alert, Button, Group, Paper, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "@/components/Facts";
import type { CasePlan, ComplaintDetail, ContactPlan, Role } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useShown } from "@/lib/masked";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { DecidePlanDialog, DeclinePlanDialog, ReviewPlanDialog } from "./PlanDialogs";

const DECIDERS: readonly Role[] = ["SITE_MANAGER"];

function Holds({ plan, replyBy, covered, zone }: { plan: ContactPlan; replyBy: string | null; covered: number; zone: string }) {
  const { t } = useTranslation("complaints");
  const { date, dateTime, endsDay, lastDay } = useFormats();
  const shown = useShown();
  return (
    <>
      <Facts
        items={[
          [t("plan.person"), plan.person?.name],
          [t("plan.every"), plan.replyEvery],
          [t("plan.reviewOn"), plan.reviewOn && date(plan.reviewOn)],
          [t("plan.replyBy"), replyBy && (endsDay(replyBy, zone) ? t("endOfDay", { day: lastDay(replyBy, zone) }) : dateTime(replyBy, zone))],
          [t("plan.coveredCount"), covered],
          [t("plan.reason"), shown(plan, "reason")],
        ]}
      />
      <Text size="sm" c="dimmed" mt="xs">
        {t("plan.kept")}
      </Text>
    </>
  );
}

/** How we stay in contact with the customer of a case; managers decide it. */
export function ContactPlanBox({ complaint, known, zone }: { complaint: ComplaintDetail; known: CasePlan; zone: string }) {
  const { t } = useTranslation("complaints");
  const { user } = useSession();
  const [doing, setDoing] = useState<"decide" | "decline" | ContactPlan | null>(null);
  const decides = hasAny(user, DECIDERS) && complaint.contact !== null;
  const { plan, proposal } = known;
  const close = () => {
    setDoing(null);
  };
  const button = (what: "decide" | "decline" | "review", opens: typeof doing) => (
    <Button
      size="xs"
      variant="default"
      className="tp-no-print"
      onClick={() => {
        setDoing(opens);
      }}
    >
      {t(`plan.${what}`)}
    </Button>
  );
  if (!plan && !decides) {
    return null;
  }
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="xs">
        {t("plan.title")}
      </Title>
      {plan ? (
        <Holds plan={plan} replyBy={known.replyBy} covered={known.covered.length} zone={zone} />
      ) : proposal ? (
        <Alert color="yellow" variant="outline" styles={{ message: { color: "var(--tp-warn)" } }}>
          {proposal.because.map((one) => (
            <Text key={one} size="sm">
              {t(`plan.because.${one}`, { count: one === "CASES" ? proposal.cases : proposal.messages })}
            </Text>
          ))}
        </Alert>
      ) : (
        <Text c="dimmed">{t("plan.usual")}</Text>
      )}
      {decides && (
        <Group gap="xs" mt="sm">
          {plan ? button("review", plan) : button("decide", "decide")}
          {!plan && proposal && button("decline", "decline")}
        </Group>
      )}
      {doing === "decide" && <DecidePlanDialog complaint={complaint} onClose={close} />}
      {doing === "decline" && <DeclinePlanDialog complaint={complaint.id} onClose={close} />}
      {doing !== null && typeof doing !== "string" && <ReviewPlanDialog plan={plan ?? doing} onClose={close} />}
    </Paper>
  );
}
