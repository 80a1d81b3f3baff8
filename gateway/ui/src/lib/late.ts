import { useState } from "react";

interface Late {
  /** What the field shows. */
  text: string;
  /** Something is typed. */
  type: (text: string) => void;
  /** What is typed goes out, unless it has. */
  say: (value: string) => void;
}

/** A field whose value lives in the address, which comes late: what is typed stays meanwhile, and what the address says from elsewhere, for example by "back", is taken. */
export function useLate(value: string, onSay: (value: string) => void): Late {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  // What this field said and has not heard back yet, oldest first
  const [said, setSaid] = useState<readonly string[]>([]);
  if (known !== value) {
    setKnown(value);
    setSaid(said.slice(said.indexOf(value) + 1 || said.length));
    if (!said.includes(value)) {
      setText(value);
    }
  }
  return {
    text,
    type: setText,
    say: (typed) => {
      if (typed !== (said.at(-1) ?? known)) {
        setSaid([...said, typed]);
        onSay(typed);
      }
    },
  };
}
