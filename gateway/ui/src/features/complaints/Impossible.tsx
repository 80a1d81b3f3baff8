import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ComplaintStatus } from "@/lib/contract";
import { useFormats } from "@/lib/format";

interface Props {
  reference: string;
  from: ComplaintStatus;
  to: ComplaintStatus;
  possible: readonly ComplaintStatus[];
  onClose?: () => void;
}

/** Why a move is none, and which ones there are instead. */
export function Impossible({ reference, from, to, possible, onClose }: Props) {
  const { t } = useTranslation("complaints");
  const { list } = useFormats();
  return (
    <Alert color="red" variant="outline" styles={{ title: { color: "var(--tp-bad)" } }} role="alert" mb="md" title={t("board.impossible", { reference })} withCloseButton={onClose !== undefined} onClose={onClose} closeButtonLabel={t("components:close")}>
      {t("board.why", { from: t(`status.${from}`), to: t(`status.${to}`) })}{" "}
      {possible.length === 0 ? t("noMoves") : t("board.possible", { moves: list(possible.map((status) => t(`status.${status}`))) })}
    </Alert>
  );
}
