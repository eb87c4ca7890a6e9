"""What draws pages: a PDF file by reportlab, paper and pictures by Qt."""
