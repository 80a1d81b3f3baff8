import { Group, Paper, Stack, Text, TextInput, Textarea, Title, Autocomplete, Select } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { RoleButton } from "@/components/controls";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel, QueryView } from "@/components/states";
import type { Role, Site } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { useNames } from "@/lib/names";
import { fieldErrors, hasStatus, otherFaults } from "@/lib/problem";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useRegions, useSaveSite, useSiteToEdit, useSwitchSite } from "./api";
import { CalendarPanel } from "./CalendarPanel";
import { ConflictNotice } from "./ConflictNotice";
import { UnitsPanel } from "./UnitsPanel";
import { CODE, SECTORS, type SiteValues, codeOf, draftOf, valuesOf } from "./model";

const WRITERS: readonly Role[] = ["HEAD_OFFICE"];
const RENAMED: Record<string, keyof SiteValues> = { "region.code": "regionCode", region: "regionCode", "contact.email": "email", "contact.phone": "phone", "contact.address": "address" };
const FIELDS = ["code", "name", "sector", "peerGroup", "timeZone", "languages", ...Object.keys(RENAMED)];
const ZONES = Intl.supportedValuesOf("timeZone");

function SiteForm({ site, onReload }: { site: Site | undefined; onReload: () => void }) {
  const { t } = useTranslation("directory");
  const names = useNames();
  const navigate = useNavigate();
  const { user } = useSession();
  const readOnly = !hasAny(user, WRITERS);
  const regions = useRegions().data ?? [];
  const save = useSaveSite(site);
  const toggle = useSwitchSite();
  const needed = (text: string) => (text.trim() === "" ? t("needed") : null);
  const form = useForm<SiteValues>({
    initialValues: valuesOf(site),
    validate: {
      code: (text) => (CODE.test(text) ? null : t("codeWrong")),
      name: needed,
      regionCode: (text) => (CODE.test(text) ? null : t("codeWrong")),
      timeZone: (zone) => (ZONES.includes(zone) || zone === "UTC" ? null : t("zoneWrong")),
    },
  });
  const input = (field: keyof SiteValues) => ({ ...form.getInputProps(field), readOnly });
  const conflict = hasStatus(save.error, 412);

  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => {
        save.mutate(draftOf(values), {
          onSuccess: async (saved) => {
            notifications.show({ message: t("saved", { name: saved.name }) });
            await navigate("/directory");
          },
          onError: (error) => {
            showErrors(form, Object.fromEntries(Object.entries(fieldErrors(error, FIELDS)).map(([field, message]) => [RENAMED[field] ?? field, message])));
          },
        });
      }, toFirstWrong(form))}
    >
      {conflict && site && <ConflictNotice mine={form.values} code={site.code} onReload={onReload} />}
      {save.isError && !conflict && <ProblemPanel error={save.error} faults={otherFaults(save.error, FIELDS)} />}
      {toggle.isError && <ProblemPanel error={toggle.error} />}
      <Paper withBorder p="md" maw={820}>
        <Stack gap="md">
          <div className="tp-fields">
            <TextInput
              label={t("column.name")}
              required
              {...input("name")}
              onBlur={() => {
                if (site === undefined && form.values.code === "") {
                  form.setFieldValue("code", codeOf(form.values.name));
                }
              }}
            />
            <TextInput label={t("column.code")} description={t("codeHint")} required {...input("code")} readOnly={readOnly || site !== undefined} inputWrapperOrder={["label", "input", "description", "error"]} />
          </div>
          <div className="tp-fields">
            <Autocomplete
              label={t("regionCode")}
              description={t("regionHint")}
              required
              data={regions.map((region) => region.code)}
              {...input("regionCode")}
              onChange={(code) => {
                form.setFieldValue("regionCode", code);
                const known = regions.find((region) => region.code === code);
                if (known) {
                  form.setFieldValue("regionName", known.name);
                }
              }}
              inputWrapperOrder={["label", "input", "description", "error"]}
            />
            <TextInput label={t("regionName")} {...input("regionName")} />
          </div>
          <div className="tp-fields">
            <Select label={t("column.sector")} allowDeselect={false} data={SECTORS.map((value) => ({ value, label: names("sector", value) }))} {...input("sector")} />
            <TextInput label={t("column.peerGroup")} description={t("peerHint")} {...input("peerGroup")} inputWrapperOrder={["label", "input", "description", "error"]} />
          </div>
          <div className="tp-fields">
            <Autocomplete label={t("column.timeZone")} required limit={20} data={ZONES} {...input("timeZone")} />
            <TextInput label={t("languages")} description={t("languagesHint")} {...input("languages")} inputWrapperOrder={["label", "input", "description", "error"]} />
          </div>
          <div>
            <Title order={2}>{t("contact")}</Title>
            <Text size="sm" c="dimmed">
              {t("contactHint")}
            </Text>
          </div>
          <div className="tp-fields">
            <TextInput label={t("column.email")} type="email" {...input("email")} />
            <TextInput label={t("phone")} type="tel" {...input("phone")} />
          </div>
          <Textarea label={t("address")} autosize minRows={2} {...input("address")} />
          <Group justify="space-between">
            {site ? (
              <RoleButton
                needs={WRITERS}
                variant="default"
                loading={toggle.isPending}
                onClick={() => {
                  toggle.mutate(site, { onSuccess: onReload });
                }}
              >
                {site.open ? t("closeSite") : t("openSite")}
              </RoleButton>
            ) : (
              <span />
            )}
            <RoleButton needs={WRITERS} type="submit" loading={save.isPending}>
              {t("components:save")}
            </RoleButton>
          </Group>
        </Stack>
      </Paper>
    </form>
  );
}

export default function SiteFormPage() {
  const { t } = useTranslation("directory");
  const { code } = useParams();
  const query = useSiteToEdit(code);
  const back = { to: "/directory", label: t("title") };
  if (code === undefined) {
    return (
      <>
        <PageHeader title={t("newSite")} back={back} />
        <SiteForm site={undefined} onReload={() => undefined} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={query.data?.name ?? code} lead={query.data && (query.data.open ? t("siteOpen") : t("siteClosed"))} back={back} />
      <QueryView query={query}>
        {(site) => (
          <>
            <SiteForm key={site.revision} site={site} onReload={() => void query.refetch()} />
            <CalendarPanel site={site} />
            <UnitsPanel site={site} />
          </>
        )}
      </QueryView>
    </>
  );
}
