import { Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Loading, ProblemPanel } from "@/components/states";
import type { ComplaintDetail, ComplaintStatus, Move } from "@/lib/contract";
import { type Conflict, useChange, useComplaint } from "./api";
import { ConflictPanel } from "./ConflictPanel";
import { MoveDialog } from "./MoveDialog";
import { Impossible } from "./Impossible";

interface Props {
  id: string;
  to: ComplaintStatus;
  zone: string;
  onClose: () => void;
  onMoved: () => void;
}

/** A move that needs more than where to: the dialog of the case itself, opened from elsewhere. */
export function MovingCase({ id, to, zone, onClose, onMoved }: Props) {
  const { t } = useTranslation("complaints");
  const query = useComplaint(id);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const change = useChange(setConflict);
  const complaint = query.data;
  const apply = (move: Move, seen: ComplaintDetail) => {
    change.mutate(
      { change: { kind: "moves", body: move }, seen },
      {
        onSuccess: (applied) => {
          if (applied) {
            onMoved();
          }
        },
      },
    );
  };
  if (complaint?.moves.includes(to) && !conflict) {
    return (
      <MoveDialog
        complaint={complaint}
        to={to}
        busy={change.isPending}
        error={change.error}
        onClose={onClose}
        onMove={(move) => {
          apply(move, complaint);
        }}
      />
    );
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={t("move.title", { status: t(`status.${to}`) })} closeButtonProps={{ "aria-label": t("components:close") }}>
      {query.isError && <ProblemPanel error={query.error} />}
      {query.isPending && <Loading rows={2} />}
      {conflict ? (
        <ConflictPanel
          conflict={conflict}
          zone={zone}
          busy={change.isPending}
          onAgain={() => {
            if (conflict.wanted.kind === "moves") {
              apply(conflict.wanted.body, conflict.now);
            }
          }}
          onDrop={onClose}
        />
      ) : (
        complaint && <Impossible reference={complaint.reference} from={complaint.status} to={to} possible={complaint.moves} />
      )}
    </Modal>
  );
}
