// Writes in the place of a picture that does not load that it is missing, and what it showed.
function mend(picture) {
	const [note, label] = [document.createElement("span"), document.createElement("b")];
	note.className = "missing";
	label.textContent = picture.dataset.missing;
	note.append(label, picture.alt === "" ? "" : `: ${picture.alt}`);
	picture.replaceWith(note);
}

for (const picture of document.querySelectorAll("img[data-missing]")) {
	if (picture.complete && picture.naturalWidth === 0) mend(picture);
	else picture.addEventListener("error", () => mend(picture));
}
