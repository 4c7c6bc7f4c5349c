/** Names of the data that are read beside the learner's own when a mini-batch is shown: of different lengths, so that some end early. */
export const companions: readonly string[] = [
  'Emma',
  'Bartholomew',
  'Ida',
  'Katharine',
  'Otto',
  'Rosalind',
  'Hugh',
  'Clementine',
  'Ann',
  'Sebastian',
  'Lucy',
  'Frederick',
  'Nora',
  'Theodore',
  'Ines',
];
