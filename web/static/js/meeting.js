// A meeting for drafting is asked for because of somebody's text: when it stands, the sheet for initials under that text comes
// by itself; when it is not needed any more, the sheet that asks for it goes.
const CONTACT = "[data-form=contact], [data-act=contact]";
const asked = (button) => JSON.parse(button.dataset.data || "{}");

export class Meeting {
  // The text for whose sake a button asks for a meeting: that of its card, or of the sheet for initials that it stands in.
  static textOf(button, sheet) {
    const card = button?.closest(".package");
    if (card) return { owner: card.id.replace("package-", ""), version: Number(card.dataset.version) };
    return sheet.kind === "initial" && button?.closest("#sheet") ? sheet.data : undefined;
  }

  constructor(role, text) {
    Object.assign(this, { role, text });
  }

  // A card asks for a meeting only while it is missing.
  get needed() {
    if (!this.text || !this.role) return true;
    const cards = document.querySelectorAll(`#package-${CSS.escape(this.text.owner)} :is(${CONTACT})`);
    return [...cards].some((button) => asked(button).role === this.role);
  }

  // Where this text can be initialled now.
  get initials() {
    const buttons = [...document.querySelectorAll("#panel-packages [data-form=initial], #panel-acts [data-form=initial]")];
    return buttons.find((button) => asked(button).owner === this.text?.owner);
  }
}
