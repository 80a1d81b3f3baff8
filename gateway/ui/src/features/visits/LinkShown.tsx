import { useTranslation } from "react-i18next";
import { OnceShown } from "@/components/OnceShown";
import type { ShopperLink } from "@/lib/contract";

interface Props {
  shopper: string;
  link: ShopperLink;
  /** For a dialog; a page goes on by itself. */
  onClose?: () => void;
}

/** The link to a shopper's page, which is told only now, and a code by which a phone takes it over. */
export function LinkShown({ shopper, link: { link, qr, modules }, onClose }: Props) {
  const { t } = useTranslation("visits");
  return (
    <>
      <svg className="tp-code" viewBox={`0 0 ${modules} ${modules}`} role="img" aria-label={t("code")}>
        <path d={qr} />
      </svg>
      <OnceShown label={t("linkFor", { name: shopper })} secret={link} onClose={onClose} />
    </>
  );
}
