import type { Intake } from "@/lib/contract";

/**
 * Where a customer is answered by post. Who leaves a name and no address at all is known by the name alone; beside an
 * e-mail address the name stands there.
 */
export function postalOf(name: string, address: string, mailed: boolean): Intake["postal"] {
  return address !== "" || (name !== "" && !mailed) ? { ...(name && { name }), ...(address && { address }) } : undefined;
}
