// A form as the data of an act. What is left empty is left out; `data-type` says how the wire wants a field.
const code = (text) => {
  const [issue, option] = text.split("=");
  return [issue, Number(option)];
};

const PUT = {
  text: (data, name, value) => (data[name] = value),
  int: (data, name, value) => (data[name] = Number(value)),
  bool: (data, name, value) => (data[name] = value === "true"),
  list: (data, name, value) => (data[name] ??= []).push(value),
  clause: (data, name, value) => (data[name] = code(value)),
  clauses: (data, name, value) => (data[name] ??= []).push(code(value)),
  parts: (data, name, value) => ([data.issue, data.option] = code(value)),
  package: (data, name, value) => ([data.owner, data.version] = code(value)),
  choice: (data, name, value) => ((data.choices ??= {})[name.split(".")[1]] = Number(value)),
  texts: (data, name, value) => ((data.wordings ??= {})[name.split(".")[1]] = value),
};

export function asData(form) {
  const data = {};
  for (const field of form.elements) {
    if (!field.name || field.disabled || (["checkbox", "radio"].includes(field.type) && !field.checked)) continue;
    const value = field.value.trim();
    if (value !== "") PUT[field.dataset.type ?? "text"](data, field.name, value);
  }
  return data;
}
