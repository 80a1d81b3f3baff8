import { useQuery } from "@tanstack/react-query";
import { bodyOf, complaints } from "@/lib/clients";
import type { RegulatorReturn } from "@/lib/contract";
import type { Style, Term } from "./model";

/** The return of a period, of one site or of all that the person sees. */
export function useReturn(style: Style, { from, to }: Term, site: string) {
  return useQuery({
    queryKey: ["returns", style, from, to, site],
    queryFn: ({ signal }) => bodyOf<RegulatorReturn>(complaints.GET("/api/complaints/returns", { params: { query: { style, from, to, ...(site !== "" && { site }) } }, signal })),
  });
}
