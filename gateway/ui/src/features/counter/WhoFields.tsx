import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Site } from "@/lib/contract";
import { CUSTOMER_TYPES, type CustomerType, customerTypeOf } from "@/lib/customerTypes";
import { useLanguageName, useNames } from "@/lib/names";
import { languagesOf } from "./model";

interface Props {
  site: Site;
  customerType: CustomerType | "";
  language: string;
  errors?: Readonly<Record<string, string>>;
  disabled?: boolean;
  onType: (type: CustomerType) => void;
  onLanguage: (language: string) => void;
}

/** Who said it, and in which language. */
export function WhoFields({ site, customerType, language, errors = {}, disabled = false, onType, onLanguage }: Props) {
  const { t } = useTranslation("counter");
  const names = useNames();
  const languageName = useLanguageName();
  return (
    <>
      <Select
        label={t("who.customerType")}
        description={t("who.customerTypeHint")}
        allowDeselect={false}
        disabled={disabled}
        error={errors.customerType}
        data={CUSTOMER_TYPES.map((value) => ({ value, label: names("customerType", value) }))}
        value={customerType || customerTypeOf(site)}
        onChange={(value) => {
          onType(value ?? customerTypeOf(site));
        }}
      />
      <Select
        label={t("who.language")}
        description={t("who.languageHint")}
        clearable
        disabled={disabled}
        error={errors.language}
        data={languagesOf(site.languages).map((value) => ({ value, label: languageName(value) }))}
        value={language || null}
        onChange={(value) => {
          onLanguage(value ?? "");
        }}
      />
    </>
  );
}
