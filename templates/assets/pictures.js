// Writes in the place of a picture that does not load that it is missing, and what it showed. What a reader sees stays where it is.
function mend(picture, hasRoom) {
	// A picture that was taken out of the page can fail later, and one can fail more than once.
	if (!picture.isConnected) return;
	const [note, label] = [document.createElement("span"), document.createElement("b")];
	note.className = "missing";
	label.textContent = picture.dataset.missing;
	note.append(label, picture.alt === "" ? "" : `: ${picture.alt}`);
	const { top, width, height } = picture.getBoundingClientRect();
	// What stands below the window can move, because nobody sees it.
	if (top < innerHeight) {
		note.classList.add(hasRoom ? "room" : isAmongWords(picture) ? "mark" : "line");
		note.title = note.textContent;
		if (hasRoom) setLeast(note, `${width}px`, `${height}px`);
	}
	picture.replaceWith(note);
}

function setLeast({ style }, width, height) {
	style.minWidth = width;
	style.minHeight = height;
}

const isInline = ({ nodeName }) => /^(#text|A|B|CODE|EM|I|SMALL|SPAN|STRONG)$/.test(nodeName);

function isAmongWords(picture) {
	let box = picture;
	while (isInline(box.parentNode)) box = box.parentNode;
	return [...box.parentNode.childNodes].some((node) => isInline(node) && node.textContent.trim() !== "");
}

for (const picture of document.querySelectorAll("img[data-missing]")) {
	if (picture.complete && picture.naturalWidth === 0) mend(picture, false);
	else if (!picture.complete) {
		const { width, height } = picture.getBoundingClientRect();
		const hasRoom = picture.hasAttribute("height") && height > 0;
		// A browser gives up the room of a picture that does not load before it says so, or makes some for a sign.
		if (hasRoom) setLeast(picture, `${width}px`, `${height}px`);
		else picture.style.maxWidth = 0;
		picture.addEventListener("error", () => mend(picture, hasRoom));
		picture.addEventListener("load", () => picture.removeAttribute("style"));
	}
}
