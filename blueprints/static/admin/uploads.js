/** Files chosen on the knowledge page, sent in pieces; what is wrong with one stands beside the field. */

import { ask, askPage, refusal } from "./api.js";

/** Send each file of the field in turn, then call `done`. */
export async function upload(field, done) {
  const says = document.getElementById("upload-says");
  field.disabled = true;
  for (const file of field.files) {
    says.className = "quiet";
    says.textContent = `Sending ${file.name}…`;
    try {
      await sendWhole(file, (share) => (says.textContent = `Sending ${file.name}: ${share} %`));
    } catch (error) {
      says.className = "problem";
      says.textContent = `${file.name}: ${error.message}`;
      field.disabled = false;
      field.value = "";
      return;
    }
  }
  done();
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
