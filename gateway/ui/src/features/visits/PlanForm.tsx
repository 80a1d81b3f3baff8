import { Button, Group, Paper, Radio, Select, Stack, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { ProblemPanel } from "@/components/states";
import type { PlannedVisit, VisitMethod } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { useNames } from "@/lib/names";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useSites } from "@/lib/sites";
import { usePlanVisit, useScripts, useStops } from "./api";
import { BriefField, ShopperFields, WindowFields, useChangeRules } from "./ChangeFields";
import { LANGUAGES, METHODS, MOST_TOUCHPOINTS, PLAN_FIELDS, type PlanValues, chosenOf, draftOf, journeyOf, serverFields, startValues, typesIn } from "./model";
import { SiteField } from "./SiteField";
import { StopsField } from "./StopsField";

function firstMethod(wanted: string | null, mystery: boolean): VisitMethod {
  return mystery ? (METHODS.find((method) => method === wanted) ?? "MYSTERY_VISIT") : "INSPECTION";
}

export function PlanForm({ onPlanned }: { onPlanned: (planned: PlannedVisit) => void }) {
  const { t } = useTranslation("visits");
  const names = useNames();
  const { user } = useSession();
  const [params] = useSearchParams();
  const known = useSites();
  const sites = (known.data ?? []).filter((site) => site.open);
  const only = sites.length === 1 ? (sites[0]?.code ?? "") : "";
  const mystery = hasAny(user, ["HEAD_OFFICE"]);
  const plan = usePlanVisit();
  const rules = useChangeRules();
  const form = useForm<PlanValues>({
    initialValues: startValues(firstMethod(params.get("method"), mystery), params.get("site") ?? ""),
    validate: {
      ...rules,
      site: (code) => (code === "" && only === "" ? t("needed") : null),
      touchpoints: (codes) => (codes.length === 0 ? t("plan.touchpointNeeded") : codes.length > MOST_TOUCHPOINTS ? t("plan.tooMany", { count: MOST_TOUCHPOINTS }) : null),
    },
  });
  const site = form.values.site || only;
  const zone = sites.find((each) => each.code === site)?.timeZone ?? "UTC";
  const stops = useStops(site);
  const scripts = useScripts(form.values.method);
  const types = typesIn(stops.data ?? []);
  const customerType: PlanValues["customerType"] = types.find((type) => type === form.values.customerType) ?? types[0] ?? "";
  const journey = journeyOf(stops.data ?? [], customerType);
  const values: PlanValues = { ...form.values, site, customerType };
  const send = form.onSubmit(() => {
    const chosen = chosenOf(values, journey);
    const renamed = serverFields(chosen);
    plan.mutate(draftOf(values, chosen, zone), {
      onSuccess: onPlanned,
      onError: (error) => {
        const errors = fieldErrors(error, [...PLAN_FIELDS, ...Object.keys(renamed)]);
        showErrors(form, Object.fromEntries(Object.entries(errors).map(([field, message]) => [renamed[field] ?? field, message])));
      },
    });
  }, toFirstWrong(form));
  const failed = stops.error ?? scripts.error;
  /** Another place has other touchpoints. */
  const elsewhere = { touchpoints: [], scripts: {} };

  return (
    <form noValidate onSubmit={send}>
      {plan.isError && <ProblemPanel error={plan.error} faults={otherFaults(plan.error, [...PLAN_FIELDS, ...Object.keys(serverFields(chosenOf(values, journey)))])} />}
      {failed && <ProblemPanel error={failed} onRetry={() => { void stops.refetch(); void scripts.refetch(); }} />}
      <Paper withBorder p="md" maw={860}>
        <Stack gap="md">
          <Radio.Group
            label={t("column.method")}
            required
            {...form.getInputProps("method")}
            onChange={(method) => {
              // Each method has scripts of its own.
              form.setValues({ method: method as VisitMethod, script: "", scripts: {} });
            }}
          >
            <Stack gap="xs" mt={6}>
              {METHODS.map((method) => {
                const barred = method === "MYSTERY_VISIT" && !mystery;
                return <Radio key={method} value={method} label={t(`method.${method}`)} description={barred ? t("components:needsRole", { roles: t("components:role.HEAD_OFFICE") }) : t(`methodHint.${method}`)} disabled={barred} />;
              })}
            </Stack>
          </Radio.Group>
          <Title order={2} mt="xs">
            {t("plan.where")}
          </Title>
          <div className="tp-fields">
            <SiteField
              sites={sites}
              loaded={known.isSuccess}
              value={site}
              field={form.getInputProps("site")}
              onChoose={(code) => {
                form.clearFieldError("site");
                form.setValues({ site: code, customerType: "", ...elsewhere });
              }}
            />
            <Select
              label={t("customerType")}
              required
              allowDeselect={false}
              disabled={types.length === 0}
              data={types.map((value) => ({ value, label: names("customerType", value) }))}
              {...form.getInputProps("customerType")}
              value={customerType || null}
              onChange={(type) => {
                form.setValues({ customerType: types.find((each) => each === type) ?? "", ...elsewhere });
              }}
            />
          </div>
          <StopsField form={form} journey={journey} scripts={scripts.data ?? []} empty={stops.isSuccess && journey.length === 0} />
          <Title order={2} mt="xs">
            {t("column.window")}
          </Title>
          <WindowFields form={form} zone={site === "" ? null : zone} />
          <Title order={2} mt="xs">
            {t("column.shopper")}
          </Title>
          <ShopperFields form={form} />
          <div className="tp-fields">
            <Select label={t("plan.language")} required allowDeselect={false} data={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))} {...form.getInputProps("language")} />
          </div>
          <BriefField form={form} />
          <Group justify="flex-end">
            <Button type="submit" loading={plan.isPending}>
              {t("plan.submit")}
            </Button>
          </Group>
        </Stack>
      </Paper>
    </form>
  );
}
