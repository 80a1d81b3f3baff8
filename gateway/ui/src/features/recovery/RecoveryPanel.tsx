import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PlusIcon } from "@/components/icons";
import { QueryView } from "@/components/states";
import type { ComplaintDetail, RecoveryRating, RemedyGiven, RemedyTerms, ReturnCheck } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { useSite } from "@/lib/sites";
import { AnswerDialog } from "./AnswerDialog";
import { useAfterwards, useRemediesOf } from "./api";
import { CheckBadge, RemedyBadge } from "./badges";
import { DecideDialog, type Deciding } from "./DecideDialog";
import { GiveDialog } from "./GiveDialog";
import { decidesOver } from "./model";
import { useDue, useRemedyWords } from "./words";

type Doing = { what: "give"; terms: RemedyTerms } | { what: Deciding; remedy: RemedyGiven } | { what: "answer"; check: ReturnCheck };

const LIST = { listStyle: "none" } as const;

/** In these states something may still be given. */
const OPEN: readonly string[] = ["RECEIVED", "ACKNOWLEDGED", "INVESTIGATING", "WAITING_FOR_CUSTOMER", "REOPENED"];

function OneRemedy({ remedy, zone, open, onDo }: { remedy: RemedyGiven; zone: string; open: boolean; onDo: (doing: Doing) => void }) {
  const { t } = useTranslation("recovery");
  const { date, dateTime } = useFormats();
  const words = useRemedyWords();
  const { ruling } = remedy;
  const decides = open && remedy.state === "WAITING" && !remedy.approvable ? decidesOver(remedy) : null;
  const act = (what: Deciding) => () => {
    onDo({ what, remedy });
  };
  return (
    <Paper withBorder p="sm" component="li">
      <Group gap="xs" mb={4}>
        <Text fw={600}>{words(remedy)}</Text>
        <RemedyBadge state={remedy.state} />
      </Group>
      {remedy.note && (
        <Text className="tp-prose" dir="auto" size="sm">
          {remedy.note}
        </Text>
      )}
      {remedy.purchasedOn && <Text size="sm">{t("boughtOn", { day: date(remedy.purchasedOn) })}</Text>}
      {remedy.exception && (
        <Text size="sm">
          {t("exception")} <bdi>{remedy.exception}</bdi>
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t(remedy.state === "GRANTED" && !ruling ? "givenBy" : "askedBy", { who: remedy.askedBy.name, at: dateTime(remedy.askedAt, zone) })}
      </Text>
      {ruling && (
        <Text size="sm" c="dimmed">
          {t(remedy.state === "GRANTED" ? "approvedBy" : "declinedBy", { who: ruling.by.name, at: dateTime(ruling.at, zone) })} <bdi>{ruling.reason}</bdi>
        </Text>
      )}
      {decides && (
        <Text size="sm" c="dimmed">
          {t(`decides.${decides}`)}
        </Text>
      )}
      {open && remedy.state === "WAITING" && (remedy.approvable || remedy.mine) && (
        <Group gap="xs" mt="xs" className="tp-no-print">
          {remedy.approvable && (
            <>
              <Button size="xs" onClick={act("approve")}>
                {t("decide.approve.open")}
              </Button>
              <Button size="xs" variant="default" onClick={act("decline")}>
                {t("decide.decline.open")}
              </Button>
            </>
          )}
          {remedy.mine && (
            <Button size="xs" variant="default" onClick={act("takeBack")}>
              {t("decide.takeBack.open")}
            </Button>
          )}
        </Group>
      )}
    </Paper>
  );
}

function OneRating({ rating, zone }: { rating: RecoveryRating; zone: string }) {
  const { t } = useTranslation("recovery");
  const { dateTime, number } = useFormats();
  return (
    <Paper withBorder p="sm" component="li">
      <Text>{t("rated", { handling: number(rating.handling), relation: number(rating.relation) })}</Text>
      <Text size="sm">{rating.first === null ? t("firstUnknown") : t("first", { mark: number(rating.first) })}</Text>
      {rating.words && (
        <Text className="tp-prose tp-quote" dir="auto">
          {rating.words}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {dateTime(rating.at, zone)}
      </Text>
    </Paper>
  );
}

function OneCheck({ check, onDo }: { check: ReturnCheck; onDo: (doing: Doing) => void }) {
  const { t } = useTranslation("recovery");
  const { commas, dateTime } = useFormats();
  const names = useNames();
  const due = useDue();
  const { answer } = check;
  return (
    <Paper withBorder p="sm" component="li">
      <Group gap="xs" mb={4}>
        <Text fw={600}>{t("afterDays", { count: check.afterDays })}</Text>
        <CheckBadge state={check.state} />
      </Group>
      {answer ? (
        <>
          <Text size="sm">{commas([names("returned", answer.returned), ...(answer.source ? [t(`source.${answer.source}`)] : [])])}</Text>
          {answer.note && (
            <Text className="tp-prose" dir="auto" size="sm">
              {answer.note}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {t("answeredBy", { who: answer.by.name, at: dateTime(answer.at, check.timeZone) })}
          </Text>
        </>
      ) : (
        check.state === "OPEN" && <Text size="sm">{t("answerBy", { due: due(check.dueAt, check.timeZone) })}</Text>
      )}
      {check.state !== "CANCELLED" && (
        <Button
          size="xs"
          mt="xs"
          variant={answer ? "default" : "filled"}
          className="tp-no-print"
          onClick={() => {
            onDo({ what: "answer", check });
          }}
        >
          {t(answer ? "answer.change" : "answer.open")}
        </Button>
      )}
    </Paper>
  );
}

/** What a customer was given, how they rate it, and whether they came back. */
export default function RecoveryPanel({ complaint }: { complaint: ComplaintDetail }) {
  const { t } = useTranslation("recovery");
  const remedies = useRemediesOf(complaint.id);
  const afterwards = useAfterwards(complaint.id);
  const zone = useSite(complaint.site)?.timeZone ?? "UTC";
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => {
    setDoing(null);
  };
  const terms = remedies.data?.terms;
  const open = OPEN.includes(complaint.status);
  return (
    <Paper withBorder p="md" component="section" aria-label={t("panel")}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t("panel")}</Title>
        {open && terms && (
          <Button
            size="xs"
            variant="default"
            className="tp-no-print"
            leftSection={<PlusIcon size={15} />}
            onClick={() => {
              setDoing({ what: "give", terms });
            }}
          >
            {t("give.open")}
          </Button>
        )}
      </Group>
      <QueryView query={remedies}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">{t("noRemedies")}</Text>
          ) : (
            <Stack component="ul" gap="sm" p={0} m={0} style={LIST}>
              {items.map((remedy) => (
                <OneRemedy key={remedy.id} remedy={remedy} zone={zone} open={open} onDo={setDoing} />
              ))}
            </Stack>
          )
        }
      </QueryView>
      <QueryView query={afterwards}>
        {({ ratings, returnChecks }) => (
          <>
            {ratings.length > 0 && (
              <>
                <Title order={3} mt="md" mb="xs" size="h5">
                  {t("ratings")}
                </Title>
                <Stack component="ul" gap="sm" p={0} m={0} style={LIST}>
                  {ratings.map((rating) => (
                    <OneRating key={rating.resolvedAt} rating={rating} zone={zone} />
                  ))}
                </Stack>
              </>
            )}
            {returnChecks.length > 0 && (
              <>
                <Title order={3} mt="md" mb="xs" size="h5">
                  {t("checks")}
                </Title>
                <Stack component="ul" gap="sm" p={0} m={0} style={LIST}>
                  {returnChecks.map((check) => (
                    <OneCheck key={check.id} check={check} onDo={setDoing} />
                  ))}
                </Stack>
              </>
            )}
          </>
        )}
      </QueryView>
      {doing?.what === "give" && <GiveDialog complaint={complaint.id} terms={doing.terms} onClose={close} />}
      {doing?.what === "answer" && <AnswerDialog check={doing.check} onClose={close} />}
      {doing && doing.what !== "give" && doing.what !== "answer" && <DecideDialog how={doing.what} remedy={doing.remedy} onClose={close} />}
    </Paper>
  );
}
