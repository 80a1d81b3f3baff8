import { Alert, Anchor, Button, Group, MultiSelect, NumberInput, Paper, Select, Stack, Switch, Text, TextInput, Textarea, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { PageHeader } from "@/components/PageHeader";
import { Loading, ProblemPanel, QueryView } from "@/components/states";
import { distinct } from "@/lib/cases";
import { useFormats } from "@/lib/format";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { useDraft } from "@/lib/kept";
import { decimalsOf } from "@/lib/money";
import { useNames, useTagNames } from "@/lib/names";
import { fieldErrors, hasReason, otherFaults, problemOf, problemText } from "@/lib/problem";
import { randomKey } from "@/lib/random";
import { REMEDIES, costs, isOfPurchase, useRemedyTerms } from "@/lib/remedies";
import { useSites } from "@/lib/sites";
import { useTouchpointNames, useTouchpoints } from "@/lib/touchpoints";
import { useIntake, useProvenance } from "./api";
import { type IntakeValues, type Origin, answersOf, intakeOf, isUntouched, originsOf, startFrom, startValues } from "./intake";
import { useUnits } from "@/lib/units";
import { SuggestedWhileTyping } from "./SuggestedSeverity";
import { ABOUTS, AREAS, CAUSES, CUSTOMER_TYPES, FORMALITIES, INTAKE_CHANNELS, OUTCOMES, SEVERITIES } from "./model";

const SERVER_FIELDS = { causes: "causes", "contact.email": "email", "contact.name": "name", "postal.name": "name", "postal.address": "address", "onTheSpot.outcome": "outcome", "onTheSpot.minor": "cost", "onTheSpot.purchasedOn": "purchasedOn" } as const;
const FIELDS = ["site", "causes", "severity", "subject", "description", "customerType", "about", "unit", "area", "formality", "channel", ...Object.keys(SERVER_FIELDS)];

interface Draft {
  values: IntakeValues;
  /** Goes along, so that a complaint that was recorded just as the session ended is not recorded twice. */
  once: string;
}

function renamed(errors: Record<string, string>): Record<string, string> {
  const names: Record<string, string | undefined> = SERVER_FIELDS;
  return Object.fromEntries(Object.entries(errors).map(([field, message]) => [names[field] ?? field, message]));
}

/** Why a remedy cannot be given at once, which is mended at its cost. */
function aboveLimit(error: unknown): string | undefined {
  return hasReason(error, "needs-approval") ? problemText(problemOf(error)) : undefined;
}

/** The complaint that the answer has become already: a second one would count the customer's matter twice. */
function AlreadyMade({ complaint, reference }: { complaint: string; reference: string }) {
  const { t } = useTranslation("complaints");
  return (
    <Alert role="status" mb="md" maw={820}>
      <Group justify="space-between" gap="sm">
        {t("intake.already")}
        <Button component={Link} to={`/complaints/${complaint}`} size="xs">
          <bdi>{t("intake.openMade", { reference })}</bdi>
        </Button>
      </Group>
    </Alert>
  );
}

/** Some of an alert's answers are complaints already: how many, and which. */
function PartlyMade({ origin }: { origin: Origin }) {
  const { t } = useTranslation("complaints");
  const { number } = useFormats();
  const count = origin.cases.length;
  return (
    <Alert role="status" mb="md" maw={820}>
      {t("intake.partly", { count, number: number(count), all: number(answersOf(origin).length) })}
      <Group gap="sm" mt="xs">
        {distinct(origin.cases).map((each) => (
          <Anchor key={each.complaint} component={Link} to={`/complaints/${each.complaint}`} size="sm">
            <bdi>{t("intake.openMade", { reference: each.reference })}</bdi>
          </Anchor>
        ))}
      </Group>
    </Alert>
  );
}

function IntakeForm({ draftName, empty, from }: { draftName: string; empty: IntakeValues; from?: ReactNode }) {
  const { t } = useTranslation("complaints");
  const { money } = useFormats();
  const names = useNames();
  const navigate = useNavigate();
  const sites = (useSites().data ?? []).filter((site) => site.open);
  const only = sites.length === 1 ? sites[0]?.code : undefined;
  const intake = useIntake();
  const draft = useDraft<Draft>(draftName);
  const [once, setOnce] = useState(() => draft.found?.once ?? randomKey());
  const form = useForm<IntakeValues>({
    initialValues: { ...empty, ...draft.found?.values },
    onValuesChange: (values) => {
      if (isUntouched(values, empty)) {
        draft.forget();
      } else {
        draft.keep({ values, once });
      }
    },
    validate: {
      site: (value) => (value === "" && only === undefined ? t("intake.siteNeeded") : null),
      causes: (value) => (value.length === 0 ? t("intake.causeNeeded") : null),
      subject: (value) => (value.trim() === "" ? t("intake.needed") : null),
      email: (value) => (value.trim() === "" ? null : /^\S+@\S+\.\S+$/.test(value.trim()) ? null : t("intake.emailWrong")),
      outcome: (value, values) => (values.onTheSpot && value === "" ? t("move.outcomeNeeded") : null),
      cost: (value, { onTheSpot, remedy }) => (onTheSpot && remedy && costs(remedy) && value === "" ? t("intake.costNeeded") : null),
      purchasedOn: (value, { onTheSpot, remedy }) => (onTheSpot && remedy && isOfPurchase(remedy) && value === "" ? t("intake.purchaseNeeded") : null),
    },
  });
  const remedy = (form.values.onTheSpot && form.values.remedy) || null;
  const paid = remedy !== null && costs(remedy);
  const terms = useRemedyTerms(form.values.site || (only ?? ""), paid).data;
  const units = useUnits(form.values.site || (only ?? "")).filter((unit) => unit.open);
  const tags = useTagNames();
  const options = (group: string, codes: readonly string[]) => codes.map((value) => ({ value, label: names(group, value) }));
  const send = form.onSubmit((values) => {
    intake.mutate({ intake: intakeOf({ ...values, site: values.site || (only ?? "") }, terms?.currency), once }, {
      onSuccess: async (created) => {
        draft.forget();
        notifications.show({ message: t("intake.created", { reference: created.reference }) });
        await navigate(`/complaints/${created.id}`);
      },
      onError: (error) => {
        const cost = aboveLimit(error);
        showErrors(form, { ...renamed(fieldErrors(error, FIELDS)), ...(cost !== undefined && { cost }) });
      },
    });
  }, toFirstWrong(form));

  const made = hasReason(intake.error, "already-a-complaint") ? (problemOf(intake.error) as { complaint?: string; reference?: string }) : null;

  return (
    <>
      {from}
      {draft.found && (
        <Alert role="status" mb="md" maw={820}>
          <Group justify="space-between" gap="sm">
            {t("intake.restored")}
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                form.setValues(empty);
                form.clearErrors();
                intake.reset();
                draft.forget();
                setOnce(randomKey());
              }}
            >
              {t("intake.anew")}
            </Button>
          </Group>
        </Alert>
      )}
      {made?.complaint !== undefined && made.reference !== undefined ? (
        <AlreadyMade complaint={made.complaint} reference={made.reference} />
      ) : (
        intake.isError && aboveLimit(intake.error) === undefined && <ProblemPanel error={intake.error} faults={otherFaults(intake.error, FIELDS)} />
      )}
      <form noValidate onSubmit={send}>
        <Paper withBorder p="md" maw={820}>
          <Stack gap="md">
            <div className="tp-fields">
              <Select
                label={t("column.site")}
                required
                searchable
                // A field that is led to after a refusal says what is missing; its list would cover that.
                openOnFocus={false}
                limit={100}
                data={sites.map((site) => ({ value: site.code, label: site.name }))}
                {...form.getInputProps("site")}
                value={form.values.site || (only ?? null)}
                onChange={(code) => {
                  form.setValues({ site: code ?? "", unit: "" });
                }}
              />
              <Select label={t("column.severity")} required allowDeselect={false} data={options("severity", SEVERITIES)} {...form.getInputProps("severity")} />
            </div>
            <TextInput label={t("column.subject")} required maxLength={200} {...form.getInputProps("subject")} />
            <Textarea label={t("description")} description={t("intake.descriptionHint")} autosize minRows={4} {...form.getInputProps("description")} />
            <SuggestedWhileTyping
              text={`${form.values.subject}\n${form.values.description}`.slice(0, 5000)}
              now={form.values.severity}
              onConfirm={(severity) => {
                form.setFieldValue("severity", severity);
              }}
            />
            <MultiSelect label={t("intake.causes")} description={t("intake.causesHint")} required searchable openOnFocus={false} data={options("cause", CAUSES)} {...form.getInputProps("causes")} />
            <div className="tp-fields">
              <Select label={t("customerType")} placeholder={t("intake.usualType")} clearable data={options("customerType", CUSTOMER_TYPES)} {...form.getInputProps("customerType")} value={form.values.customerType || null} onChange={(type) => { form.setFieldValue("customerType", CUSTOMER_TYPES.find((known) => known === type) ?? ""); }} />
              <Select label={t("column.channel")} required allowDeselect={false} data={options("channel", form.values.channel === "SURVEY" || empty.channel === "SURVEY" ? ["SURVEY", ...INTAKE_CHANNELS] : INTAKE_CHANNELS)} {...form.getInputProps("channel")} />
            </div>
            <div className="tp-fields">
              <Select label={t("aboutWhat")} required allowDeselect={false} data={options("about", ABOUTS)} {...form.getInputProps("about")} />
              {units.length > 0 && <Select label={t("unit")} placeholder={t("noUnit")} clearable data={units.map(({ code, name }) => ({ value: code, label: name }))} {...form.getInputProps("unit")} value={form.values.unit || null} onChange={(code) => { form.setFieldValue("unit", code ?? ""); }} />}
            </div>
            <div className="tp-fields">
              <Select label={t("area")} placeholder={t("noArea")} clearable data={AREAS.map((value) => ({ value, label: tags("area", value) }))} {...form.getInputProps("area")} value={form.values.area || null} onChange={(area) => { form.setFieldValue("area", AREAS.find((known) => known === area) ?? ""); }} />
              <Select label={t("formality")} placeholder={t("intake.usualWay")} clearable data={options("formality", FORMALITIES)} {...form.getInputProps("formality")} value={form.values.formality || null} onChange={(way) => { form.setFieldValue("formality", FORMALITIES.find((known) => known === way) ?? ""); }} />
            </div>
            <Title order={2} mt="xs">
              {t("customer")}
            </Title>
            <div className="tp-fields">
              <TextInput label={t("intake.name")} maxLength={200} autoComplete="off" {...form.getInputProps("name")} />
              <TextInput label={t("intake.email")} type="email" description={t("intake.emailHint")} autoComplete="off" inputWrapperOrder={["label", "input", "description", "error"]} {...form.getInputProps("email")} />
            </div>
            <Textarea label={t("intake.address")} description={t("intake.addressHint")} autosize minRows={1} maxLength={280} autoComplete="off" {...form.getInputProps("address")} />
            <Switch label={t("intake.onTheSpot")} description={t("intake.onTheSpotHint")} {...form.getInputProps("onTheSpot", { type: "checkbox" })} />
            {form.values.onTheSpot && (
              <div className="tp-fields">
                <Select label={t("outcome")} required data={options("outcome", OUTCOMES)} {...form.getInputProps("outcome")} />
                <Select label={t("remedy")} clearable={form.values.remedy !== ""} data={options("remedy", REMEDIES)} {...form.getInputProps("remedy")} />
                {paid && terms && (
                  <NumberInput
                    label={t("intake.cost", { currency: terms.currency })}
                    description={t("intake.limit", { limit: money(terms.limit, terms.currency) })}
                    required
                    min={0}
                    decimalScale={decimalsOf(terms.currency)}
                    inputWrapperOrder={["label", "input", "description", "error"]}
                    {...form.getInputProps("cost")}
                  />
                )}
                {paid && isOfPurchase(remedy) && <TextInput type="date" label={t("intake.purchasedOn")} required {...form.getInputProps("purchasedOn")} />}
                <Switch label={t("inFavour")} mt={28} {...form.getInputProps("inCustomersFavour", { type: "checkbox" })} />
              </div>
            )}
            <Group justify="flex-end">
              <Button type="submit" loading={intake.isPending}>
                {t("intake.submit")}
              </Button>
            </Group>
          </Stack>
        </Paper>
      </form>
    </>
  );
}

/** The form with what is known of the answer or the alert that the complaint comes from. */
function FromAnswer({ response, alert }: { response: string; alert: string }) {
  const { t } = useTranslation("complaints");
  const { dateTime, number } = useFormats();
  const touchpointName = useTouchpointNames();
  const touchpoints = useTouchpoints();
  const query = useProvenance(response, alert);
  const directory = useSites();
  return (
    <QueryView query={query}>
      {(origin) => {
        const made = origin.cases[0];
        if (made && originsOf(origin).length === 0) {
          return <AlreadyMade complaint={made.complaint} reference={made.reference} />;
        }
        if (directory.data === undefined) {
          return directory.isError ? <ProblemPanel error={directory.error} onRetry={() => void directory.refetch()} /> : <Loading />;
        }
        if (touchpoints.isPending) {
          return <Loading />;
        }
        const told = origin.alert?.alert ?? null;
        const answer = origin.response;
        const zone = directory.data.find((site) => site.code === (told?.site ?? answer?.site))?.timeZone ?? "UTC";
        const touchpoint = touchpointName(told?.touchpoint ?? answer?.touchpoint ?? "");
        const many = told?.kind === "RATE";
        const facts = [
          many
            ? t("intake.fact.rate", { count: told.answers, number: number(told.answers), touchpoint, from: dateTime(told.firstAt, zone), to: dateTime(told.lastAt, zone), zone })
            : t("intake.fact.place", { touchpoint, at: answer ? dateTime(answer.occurredAt, zone) : "", zone }),
          !many && answer && answer.overall !== null ? t("intake.fact.overall", { value: number(answer.overall) }) : "",
          !many && answer && answer.nps !== null ? t("intake.fact.nps", { value: number(answer.nps) }) : "",
        ];
        const empty = startFrom(origin, { subject: many ? t("intake.rateSubject", { touchpoint }) : t("intake.answerSubject", { touchpoint }), facts });
        return (
          <IntakeForm
            draftName={`complaint-${alert || response}`}
            empty={empty}
            from={
              <>
                {made && <PartlyMade origin={origin} />}
                <Text mb="md" size="sm" maw={820}>
                  {t(many ? "intake.fromAlert" : "intake.fromResponse")}{" "}
                  <Anchor component={Link} to={alert === "" ? `/responses/${response}` : `/alerts/${alert}`} size="sm">
                    {t(alert === "" ? "intake.toResponse" : "intake.toAlert")}
                  </Anchor>
                  {answer?.contactable && answer.contact === null && !many && ` ${t("intake.contactHidden")}`}
                </Text>
              </>
            }
          />
        );
      }}
    </QueryView>
  );
}

export default function IntakePage() {
  const { t } = useTranslation("complaints");
  const [params] = useSearchParams();
  const response = params.get("response") ?? "";
  const alert = params.get("alert") ?? "";
  const from = response !== "" || alert !== "";
  const site = params.get("site") ?? "";
  const toLetter = `/counter?${new URLSearchParams({ tab: "letter", ...(site && { site }) }).toString()}`;
  return (
    <>
      <PageHeader
        title={t("new")}
        lead={t("intake.lead")}
        back={{ to: "/complaints", label: t("title") }}
        aside={
          !from && (
            <Button component={Link} to={toLetter} variant="default">
              {t("intake.letter")}
            </Button>
          )
        }
      />
      {from ? <FromAnswer key={`${response} ${alert}`} response={response} alert={alert} /> : <IntakeForm draftName="complaint" empty={startValues(site)} />}
    </>
  );
}
