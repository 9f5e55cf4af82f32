// Where the interactive elements of a block are.

export function children(block) {
  if (block.type === "actions") return block.elements;
  return [block.accessory, block.element].filter(Boolean);
}
