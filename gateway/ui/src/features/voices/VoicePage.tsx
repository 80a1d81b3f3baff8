import { Anchor, Button, Group, Paper, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { StateBadge } from "@/components/controls";
import { ByWhom } from "@/components/ByWhom";
import { Facts } from "@/components/Facts";
import { FewEyes } from "@/components/FewEyes";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel, QueryView } from "@/components/states";
import { atSite, useColleagues } from "@/lib/colleagues";
import type { Compliment } from "@/lib/contract";
import { useSite } from "@/lib/sites";
import { type Concerned, useComplete, useCompliment, useStep } from "./api";
import { concerned, stepsOf, toneOf } from "./model";

function ForWhom({ compliment }: { compliment: Compliment }) {
  const { t } = useTranslation("voices");
  const complete = useComplete(compliment.id);
  const staff = useColleagues().data;
  const [values, setValues] = useState<Concerned>({ unit: compliment.unit ?? "", person: compliment.person ?? "", personId: compliment.personId });
  const people = atSite(compliment.site, staff ?? []);
  return (
    <Paper withBorder p="md" component="section" className="tp-no-print">
      <Title order={2} mb="sm">
        {t("forWhom")}
      </Title>
      {complete.isError && <ProblemPanel error={complete.error} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          complete.mutate(values);
        }}
      >
        <div className="tp-fields">
          <TextInput
            label={t("unit")}
            maxLength={120}
            value={values.unit}
            onChange={(event) => {
              setValues({ ...values, unit: event.currentTarget.value });
            }}
          />
          <TextInput
            label={t("person")}
            maxLength={120}
            value={values.person}
            onChange={(event) => {
              setValues({ ...values, person: event.currentTarget.value, personId: null });
            }}
          />
          {people.length > 0 && (
            <Select
              label={t("colleague")}
              description={t("colleagueHint")}
              searchable
              clearable
              limit={50}
              data={people.map((each) => ({ value: each.id, label: each.name }))}
              value={values.personId}
              onChange={(id) => {
                setValues({ ...values, personId: id, person: people.find((each) => each.id === id)?.name ?? values.person });
              }}
            />
          )}
        </div>
        <Group mt="sm">
          <Button type="submit" variant="default" loading={complete.isPending}>
            {t("save")}
          </Button>
        </Group>
      </form>
    </Paper>
  );
}

function Detail({ compliment }: { compliment: Compliment }) {
  const { t } = useTranslation("voices");
  const step = useStep(compliment.id);
  const site = useSite(compliment.site);
  const zone = site?.timeZone ?? "UTC";
  const steps = stepsOf(compliment);
  return (
    <div className="tp-two">
      <Stack gap="md">
        <Paper withBorder p="md" component="section">
          <Title order={2} mb="sm">
            {t("column.words")}
          </Title>
          {compliment.restricted ? (
            <FewEyes />
          ) : compliment.words ? (
            <p className="tp-prose tp-quote" lang={compliment.language} dir="auto">
              {compliment.words}
            </p>
          ) : (
            <Text c="dimmed">{t("noWords")}</Text>
          )}
          {step.isError && <ProblemPanel error={step.error} />}
          {steps.length > 0 && (
            <Group mt="md" className="tp-no-print">
              {steps.map((each) => (
                <Button
                  key={each}
                  variant={each === "close" ? "default" : "filled"}
                  disabled={step.isPending || (each === "forward" && (compliment.restricted || concerned(compliment) === ""))}
                  loading={step.isPending && step.variables === each}
                  onClick={() => {
                    step.mutate(each);
                  }}
                >
                  {t(`step.${each}`)}
                </Button>
              ))}
            </Group>
          )}
        </Paper>
        {compliment.state !== "FORWARDED" && <ForWhom key={compliment.id} compliment={compliment} />}
      </Stack>
      <Paper withBorder p="md" component="section">
        <Title order={2} mb="sm">
          {t("about")}
        </Title>
        <Facts
          items={[
            [t("column.for"), concerned(compliment) || t("nobodyYet")],
            [t("column.site"), site?.name ?? compliment.site],
            [t("from"), t(`source.${compliment.source}`)],
            [t("recorded"), <ByWhom key="recorded" who={compliment.recordedBy ?? t("byItself")} at={compliment.recordedAt} zone={zone} />],
            [t("forwarded"), compliment.forwardedAt && <ByWhom key="forwarded" who={compliment.forwardedBy} at={compliment.forwardedAt} zone={zone} />],
            [t("column.thanked"), compliment.thankedAt ? <ByWhom key="thanked" who={compliment.thankedBy} at={compliment.thankedAt} zone={zone} /> : compliment.contactable ? t("notYet") : t("noContact")],
          ]}
        />
        <Group mt="md" className="tp-no-print">
          {compliment.response && (
            <Anchor component={Link} to={`/responses/${compliment.response}`}>
              {t("toResponse")}
            </Anchor>
          )}
          {compliment.letter && <Anchor href={`/api/feedback/letters/${compliment.letter}/scan`}>{t("toScan")}</Anchor>}
        </Group>
      </Paper>
    </div>
  );
}

export default function VoicePage() {
  const { t } = useTranslation("voices");
  const { id = "" } = useParams();
  const query = useCompliment(id);
  const compliment = query.data;
  return (
    <>
      <PageHeader
        title={compliment && concerned(compliment) ? t("titleOne", { who: concerned(compliment) }) : t("one")}
        back={{ to: "/voices", label: t("title") }}
        lead={compliment && <StateBadge tone={toneOf(compliment.state)}>{t(`state.${compliment.state}`)}</StateBadge>}
      />
      <QueryView query={query}>{(data) => <Detail compliment={data} />}</QueryView>
    </>
  );
}
