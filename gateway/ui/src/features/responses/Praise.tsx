import { Anchor, Button, Group, Modal, Paper, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { ByWhom } from "@/components/ByWhom";
import { ProblemPanel } from "@/components/states";
import { atSite, useColleagues } from "@/lib/colleagues";
import type { FeedbackResponseDetail, ResponsePraise } from "@/lib/contract";
import { useMakeCompliment, usePraise, useSayPraise } from "./api";

/** A compliment of this response: its words and its unit are known, whom it is for may be named here or later. */
function ComplimentDialog({ response, onClose }: { response: FeedbackResponseDetail; onClose: () => void }) {
  const { t } = useTranslation("responses");
  const navigate = useNavigate();
  const make = useMakeCompliment(response.id);
  const people = atSite(response.site, useColleagues().data ?? []);
  const [unit, setUnit] = useState("");
  const [person, setPerson] = useState("");
  const [personId, setPersonId] = useState<string | null>(null);
  return (
    <Modal opened onClose={onClose} title={t("praise.make")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate({ ...(unit.trim() && { unit: unit.trim() }), ...(person.trim() && { person: person.trim() }), ...(personId && { personId }) }, {
            onSuccess: (made) => void navigate(`/voices/${made.id}`),
          });
        }}
      >
        <Stack gap="sm">
          {make.isError && <ProblemPanel error={make.error} />}
          {response.comment && (
            <p className="tp-prose tp-quote" lang={response.language} dir="auto">
              {response.comment}
            </p>
          )}
          <TextInput label={t("praise.unit")} description={t("praise.unitHint")} maxLength={120} value={unit} onChange={(event) => { setUnit(event.currentTarget.value); }} data-autofocus />
          <TextInput label={t("praise.person")} maxLength={120} value={person} onChange={(event) => { setPerson(event.currentTarget.value); setPersonId(null); }} />
          {people.length > 0 && (
            <Select
              label={t("praise.colleague")}
              searchable
              clearable
              limit={50}
              data={people.map((each) => ({ value: each.id, label: each.name }))}
              value={personId}
              onChange={(id) => {
                setPersonId(id);
                setPerson(people.find((each) => each.id === id)?.name ?? person);
              }}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {t("praise.make")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function PraiseBox({ response, praise }: { response: FeedbackResponseDetail; praise: ResponsePraise }) {
  const { t } = useTranslation("responses");
  const say = useSayPraise(response.id);
  const [making, setMaking] = useState(false);
  const flaggable = praise.moment !== "MISERY";
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="praise">
      <Title order={2} id="praise" mb="xs">
        {t("praise.title")}
      </Title>
      <div role="status">
        <Text size="sm">{t(praise.praised ? "praise.is" : praise.moment === "MAGIC" ? "praise.byRules" : flaggable ? "praise.isNot" : "praise.misery")}</Text>
        {praise.praised && praise.at !== null && (
          <Text size="sm" c="dimmed">
            <ByWhom who={praise.by} at={praise.at} />
          </Text>
        )}
      </div>
      {say.isError && <ProblemPanel error={say.error} />}
      <Group mt="sm" className="tp-no-print">
        {praise.praised ? (
          <Button size="xs" variant="default" loading={say.isPending} onClick={() => { say.mutate(false); }}>
            {t("praise.undo")}
          </Button>
        ) : (
          flaggable && praise.moment !== "MAGIC" && (
            <Button size="xs" loading={say.isPending} onClick={() => { say.mutate(true); }}>
              {t("praise.say")}
            </Button>
          )
        )}
        {praise.compliment === null ? (
          <Button size="xs" variant="default" onClick={() => { setMaking(true); }}>
            {t("praise.make")}
          </Button>
        ) : (
          <Anchor component={Link} to={`/voices/${praise.compliment}`}>
            {t("praise.open")}
          </Anchor>
        )}
      </Group>
      {making && <ComplimentDialog response={response} onClose={() => { setMaking(false); }} />}
    </Paper>
  );
}

/** Whether a response is praise, and the compliment that came of it. What observers write is neither. */
export function Praise({ response }: { response: FeedbackResponseDetail }) {
  const query = usePraise(response.id);
  if (response.channel === "MYSTERY_VISIT" || response.channel === "INSPECTION") {
    return null;
  }
  return query.isError ? <ProblemPanel error={query.error} onRetry={() => void query.refetch()} /> : query.data ? <PraiseBox response={response} praise={query.data} /> : null;
}
