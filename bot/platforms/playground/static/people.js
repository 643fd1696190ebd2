// The people as the choices of a list, those of one role together.

import { make } from "./nodes.js";
import { say } from "./words.js";

export const ROLES = ["resident", "helper", "volunteer", "coordinator"];

export function people(memory, chosen) {
  return ROLES.flatMap((role) => {
    const those = [...memory.people.values()].filter((each) => each.role === role);
    return those.length ? [make("optgroup", { label: say(`roles.${role}`) },
      ...those.map((each) => make("option", { value: each.id, selected: each.id === chosen },
        each.name)))] : [];
  });
}
