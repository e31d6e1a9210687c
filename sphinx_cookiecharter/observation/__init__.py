"""What a site was seen to keep on its visitors' devices: captures, and comparison."""
