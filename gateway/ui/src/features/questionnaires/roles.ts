import type { Role } from "@/lib/contract";

/** Who writes questionnaires; sites ask what head office published. */
export const WRITERS: readonly Role[] = ["HEAD_OFFICE"];
