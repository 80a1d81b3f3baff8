interface Form {
  getInputNode: (field: string) => HTMLElement | null;
  setErrors: (errors: Record<string, string>) => void;
}

/** Leads to the first wrong field in the order in which the page shows them. */
export function toFirstWrong({ getInputNode }: Pick<Form, "getInputNode">): (errors: object) => void {
  return (errors) => {
    const nodes = Object.keys(errors).flatMap((field) => getInputNode(field) ?? []);
    nodes.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    nodes[0]?.focus();
  };
}

/** Shows what the server refused beside the fields. */
export function showErrors(form: Form, errors: Record<string, string>): void {
  form.setErrors(errors);
  toFirstWrong(form)(errors);
}
