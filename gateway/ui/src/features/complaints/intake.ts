import type { Intake, Severity } from "@/lib/contract";

export interface IntakeValues {
  site: string;
  severity: Severity;
  subject: string;
  description: string;
  causes: string[];
  customerType: string;
  channel: string;
  name: string;
  email: string;
  phone: string;
  onTheSpot: boolean;
  outcome: string;
  remedy: string;
}

export function startValues(site: string): IntakeValues {
  return {
    site,
    severity: "NORMAL",
    subject: "",
    description: "",
    causes: [],
    customerType: "PATIENT",
    channel: "COUNTER",
    name: "",
    email: "",
    phone: "",
    onTheSpot: false,
    outcome: "",
    remedy: "",
  };
}

/** The body to send: empty fields are left out, so that "not given" never becomes an empty text. */
export function intakeOf(values: IntakeValues): Intake {
  const { site, severity, causes, customerType, channel, onTheSpot, outcome, remedy } = values;
  const contact = Object.fromEntries(
    Object.entries({ name: values.name, email: values.email, phone: values.phone })
      .map(([field, text]) => [field, text.trim()] as const)
      .filter(([, text]) => text !== ""),
  );
  return {
    site,
    severity,
    causes,
    customerType,
    channel,
    subject: values.subject.trim(),
    description: values.description.trim(),
    ...(Object.keys(contact).length > 0 && { contact }),
    ...(onTheSpot && { onTheSpot: { outcome, ...(remedy && { remedy }) } }),
  };
}
