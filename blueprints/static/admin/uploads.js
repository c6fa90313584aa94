/** Files chosen on the knowledge page, sent in pieces; what is wrong with one stands beside the field. */

import { ask, askPage, refusal } from "./api.js";
import { el } from "./dom.js";

/** Send each file of the field in turn, and call `sent` after each; one that is refused keeps none of the others back. */
export async function upload(field, sent) {
  const says = document.getElementById("upload-says");
  const refused = [];
  field.disabled = true;
  for (const file of field.files) {
    const tell = (words) => says.replaceChildren(...refused, el("p", { class: "quiet" }, words));
    tell(`Sending ${file.name}…`);
    await sendWhole(file, (share) => tell(`Sending ${file.name}: ${share} %`)).catch((error) =>
      refused.push(el("p", { class: "problem" }, `${file.name}: ${error.message}`)),
    );
    await sent();
  }
  says.replaceChildren(...refused);
  field.disabled = false;
  field.value = "";
}

async function sendWhole(file, tell) {
  const { id, piece } = await ask("knowledge/files", { name: file.name, size: file.size });
  const address = `/admin/api/knowledge/files/${id}`;
  for (let number = 0; number * piece < file.size; number++) {
    await sendPiece(`${address}/${number}`, file.slice(number * piece, (number + 1) * piece));
    tell(Math.min(100, Math.round((100 * (number + 1) * piece) / file.size)));
  }
  await ask(`knowledge/files/${id}/end`, {});
}

async function sendPiece(address, piece) {
  const response = await askPage(address, piece);
  if (!response.ok) throw refusal(response, await response.json().catch(() => ({})));
}
