// Leaves in a table the rows that hold all words of the field above it.
for (const box of document.querySelectorAll('.entry-index')) {
  const rows = [...box.querySelectorAll('tbody tr')];
  const field = box.querySelector('input');
  field.closest('[hidden]').hidden = false;
  field.addEventListener('input', () => {
    const words = field.value.toLowerCase().split(/\s+/);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    const left = rows.filter((row) => !row.hidden).length;
    box.querySelector('[role=status]').textContent = `${left} of ${rows.length}`;
  });
}
